/** What may be written to a log of an error: where and which, but nothing of what a citizen wrote. */
export interface LoggableError {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly stack?: string;
  readonly cause?: LoggableError;
}

const deepestCause = 3;
/** PostgreSQL classes "data exception" and "integrity constraint violation": their messages quote the row. */
const quotesData = /^2[23]/;
const longestMessage = 300;
const quoted = /(["'`])([^"'`]*)\1/g;
const identifier = /^[\w.$-]{1,60}$/;

/**
 * Describes an error for the log. Messages are kept where they cannot repeat input; what V8 and PostgreSQL quote
 * from values is left out, and so are bound parameters, `detail` and anything else that hangs on the error.
 */
export function loggableError(error: unknown, depth = 0): LoggableError {
  if (!Error.isError(error)) return { type: typeof error };
  const { code, constraint, table, cause } = error as Error & Record<'code' | 'constraint' | 'table', unknown>;
  return {
    type: error.name,
    code: textOf(code),
    message: mayQuoteInput(error, textOf(code)) ? undefined : withoutValues(error.message),
    constraint: textOf(constraint),
    table: textOf(table),
    stack: framesOf(error),
    cause: Error.isError(cause) && depth < deepestCause ? loggableError(cause, depth + 1) : undefined,
  };
}

/** Masks what might be a value: anything quoted that is not an identifier, non-ASCII text, mail addresses, long numbers. */
export function withoutValues(text: string): string {
  return text
    .slice(0, longestMessage)
    .replace(quoted, (whole, mark: string, inner: string) => (identifier.test(inner) ? whole : `${mark}…${mark}`))
    .replace(/[^\x20-\x7e…]+/g, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/\d{5,}/g, '…');
}

function mayQuoteInput(error: Error, code: string | undefined): boolean {
  return error.name === 'SyntaxError' || (code !== undefined && quotesData.test(code));
}

function framesOf(error: Error): string | undefined {
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return frames?.length ? frames.map((line) => line.trim()).join('\n') : undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
