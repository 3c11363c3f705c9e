/** How often a statement comes before it is worth being prepared. */
const worthPreparing = 3;
/** Texts that are counted or prepared; each connection keeps what it prepared. */
const mostTexts = 500;
/** Where PostgreSQL finds that a prepared statement would now have other columns than before (SQLSTATE 0A000). */
const whereColumnsAreCompared = 'RevalidateCachedQuery';

/** What is given to a client of PostgreSQL to be asked. */
export type Statement = unknown[];

interface Text {
  uses: number;
  name?: string;
}

/**
 * Has PostgreSQL parse and plan once for each connection what a service asks again and again. A statement that a
 * migration gave other columns fails once, as it did for everybody who had prepared it; then all take new names.
 * Whether the work is tried again is up to who asked: the error is one of those that pass.
 */
export class PreparedStatements {
  private readonly texts = new Map<string, Text>();
  private names = 0;

  /** Names what comes often with parameters and is awaited, so that it is prepared; anything else goes as it comes. */
  prepare(statement: Statement): Statement {
    const [text, values, ...rest] = statement;
    if (typeof text !== 'string' || !isFilled(values) || rest.length > 0) return statement;
    const name = this.nameOf(text);
    return name === undefined ? statement : [{ name, text, values }];
  }

  /** To be told why a statement failed. */
  noteFailure(error: unknown): void {
    if (isStale(error)) this.texts.clear();
  }

  /** Undefined for what has not come often enough. */
  private nameOf(statement: string): string | undefined {
    const text = this.texts.get(statement) ?? this.note(statement);
    if (!text) return undefined;
    text.uses += 1;
    if (text.uses >= worthPreparing) text.name ??= `statement ${(this.names += 1)}`;
    return text.name;
  }

  /** Statements that are put together anew each time fill the list, and make room again. */
  private note(statement: string): Text | undefined {
    if (this.texts.size >= mostTexts) {
      for (const [known, { name }] of this.texts) if (name === undefined) this.texts.delete(known);
    }
    if (this.texts.size >= mostTexts) return undefined;
    const text: Text = { uses: 0 };
    this.texts.set(statement, text);
    return text;
  }
}

function isFilled(parameters: unknown): parameters is unknown[] {
  return Array.isArray(parameters) && parameters.length > 0;
}

function isStale(error: unknown): boolean {
  return (error as { routine?: unknown } | undefined)?.routine === whereColumnsAreCompared;
}
