import { bureausOf, parseCaseNumber } from '#domain';
import { Clock, Cursor, firstIdAt, highestId, timeOfId } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demandNone } from '../handling/failures.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { isNotAbout } from '../handling/in-reach.ts';
import { entriesOf, type EntryRow } from '../queue/entry-row.ts';
import { boundIn, type Condition, type Statement } from '../queue/walk.ts';
import type { Entry } from '../queue/queue.dto.ts';
import { termsWanted } from './domain/terms.ts';
import type { FoundCase, FoundCases, SearchCasesBody } from './searching.dto.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * How many days back a search looks, and further only where that does not fill a page. So what is common costs no more than the cases of a month, and what is
 * rare a look into the index of each month.
 */
const reaches = [31, 366, Infinity];

const place = new Cursor({ id: 'id' });

/**
 * Cases that somebody's bureau is or was at work on at its end, by number or by the citizen's words, newest first; none that is a complaint about it or
 * about one that was merged into it.
 */
@Injectable()
export class SearchCases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure invalid for a text that says too little, or an `after` that no page gave */
  async search(staff: StaffMember, wanted: SearchCasesBody): Promise<FoundCases> {
    const before = wanted.after === undefined ? highestId : place.parse(wanted.after).id;
    const number = parseCaseNumber(wanted.text);
    const found =
      number === undefined
        ? await this.byWords(bureausOf(staff), wanted, before)
        : await this.byNumber(bureausOf(staff), number, wanted, before);
    const rows = found.slice(0, wanted.limit);
    const last = found.length > wanted.limit ? rows.at(-1) : undefined;
    const reader = { staff, now: await this.clock.now() };
    const entries = await entriesOf(this.dataSource.manager, rows, reader, asFound);
    return { entries, next: last && place.print({ id: last.id }) };
  }

  private async byWords(bureaus: readonly string[], wanted: SearchCasesBody, before: string): Promise<EntryRow[]> {
    const { text, limit, status, kind } = wanted;
    const terms = termsWanted(text);
    const message = 'text must have at least two Chinese characters side by side, or another word.';
    demandNone(terms.length > 0 ? [] : [{ field: 'text', rule: 'words', message }]);
    let found: EntryRow[] = [];
    for (const days of reaches) {
      found = await this.rowsOf(
        wordsStatement(bureaus, { terms, from: earliestId(before, days), before, limit, status, kind }),
      );
      if (found.length > limit) break;
    }
    return found;
  }

  private byNumber(bureaus: readonly string[], number: string, wanted: Filter, before: string): Promise<EntryRow[]> {
    return this.rowsOf(
      boundIn((bound) => {
        const isTheirs: Condition = [
          'exists (select from case_text where case_id = id and bureaus && ?::text[])',
          bureaus,
        ];
        const on = [
          ['number = ?', number],
          isTheirs,
          isShownTo(bureaus),
          ['id < ?', before],
          ...filters(wanted),
        ] as const;
        return `select * from "case" where ${on.map(bound).join(' and ')}`;
      }),
    );
  }

  private rowsOf({ text, parameters }: Statement): Promise<EntryRow[]> {
    return this.dataSource.query<EntryRow[]>(text, [...parameters]);
  }
}

type Filter = Pick<SearchCasesBody, 'status' | 'kind'>;

interface Words extends Filter {
  readonly terms: readonly string[];
  /** Ids: from the first to before the second. */
  readonly from: string;
  readonly before: string;
  readonly limit: number;
}

/**
 * Along the index `case_text_terms` of each month that it reaches. By itself, so that PostgreSQL does not walk through all cases from the newest where it
 * takes words for more frequent at this bureau than they are; and in order by itself, so that no more cases are read than a page holds.
 */
export function wordsStatement(
  bureaus: readonly string[],
  { terms, from, before, limit, ...filter }: Words,
): Statement {
  return boundIn((bound) => {
    const on: Condition[] = [
      [`bureaus && ?::text[] and bureaus <> '{}'`, bureaus],
      ['terms @@ ?::tsquery', terms.join(' & ')],
      ['case_id >= ? and case_id < ?', from, before],
    ];
    const where = [isShownTo(bureaus), ...filters(filter)];
    return `with found as materialized (select case_id from case_text where ${on.map(bound).join(' and ')} order by case_id desc)
      select "case".* from found join "case" on id = case_id where ${where.map(bound).join(' and ')}
      order by case_id desc ${bound(['limit ?', limit + 1])}`;
  });
}

/** Who finds a case is written with it; of what a merger makes one bureau, or of a complaint about a predecessor, only the case itself knows. */
function isShownTo(bureaus: readonly string[]): Condition {
  return [isNotAbout('?'), bureaus];
}

function filters({ status, kind }: Filter): Condition[] {
  const wanted: [sql: string, value: unknown][] = [
    ['status = ?', status],
    ['kind = ?', kind],
  ];
  return wanted.filter(([, value]) => value !== undefined);
}

function earliestId(before: string, days: number): string {
  const end = before === highestId ? Date.now() : timeOfId(before).getTime();
  return firstIdAt(new Date(Math.max(0, end - days * day)));
}

function asFound({ status, handler }: EntryRow): Omit<FoundCase, keyof Entry> {
  return { status, handler: handler ?? undefined };
}
