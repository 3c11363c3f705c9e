import type { EntityManager } from 'typeorm';
import type { HotIssue, HotIssueStatus } from './domain/hot-issue.ts';
import type { Posting } from './domain/open-issues.ts';
import type { Term } from './domain/term.ts';
import { parseSketch, printSketch } from './stored-sketch.ts';

/** Newest issues read for one term, and so the most that a term can cost however many issues are held. */
const issuesPerTerm = 32;
/** What is older is no longer joined. */
const joinableForDays = 180;

/** Each issue once a term, however often it was posted. */
export const postingQuery = `
  select distinct wanted.reach, wanted.term, posting.issue_id as "issueId"
    from unnest($1::text[], $2::integer[]) as wanted (reach, term)
   cross join lateral (
     select issue_id from hot_issue_posting
      where reach = wanted.reach and term = wanted.term and posted_at > $3
      order by posted_at desc limit ${issuesPerTerm}
   ) as posting`;

export async function findPostings(
  manager: EntityManager,
  wanted: readonly { readonly reach: string; readonly term: Term }[],
  now: Date,
): Promise<Posting[]> {
  const columns = [wanted.map(({ reach }) => reach), wanted.map(({ term }) => signed(term)), joinableSince(now)];
  const rows = await manager.query<Posting[]>(postingQuery, columns);
  return rows.map((row) => ({ ...row, term: unsigned(row.term) }));
}

/** Waves of networks that may still go on: at most the newest of each. */
export const sharedQuery = `
  select wave.id
    from unnest($1::text[], $2::text[]) as wanted (reach, matter)
   cross join lateral (
     select id from hot_issue
      where reach = wanted.reach and shared_matter = wanted.matter and last_at > $3
      order by last_at desc limit 4
   ) as wave`;

export async function findWaves(
  manager: EntityManager,
  wanted: readonly { readonly reach: string; readonly matter: string }[],
  now: Date,
): Promise<string[]> {
  const columns = [wanted.map(({ reach }) => reach), wanted.map(({ matter }) => matter), joinableSince(now)];
  const rows = await manager.query<{ id: string }[]>(sharedQuery, columns);
  return rows.map(({ id }) => id);
}

interface IssueRow {
  id: string;
  reach: string;
  shared_matter: string | null;
  status: HotIssueStatus;
  region_code: string;
  region_name: string;
  function: string | null;
  estate_county: string | null;
  matter_code: string | null;
  matter_name: string | null;
  title: string;
  title_weight: number;
  sketch: Buffer;
  name_share: number;
  messages: number;
  people: number;
  first_at: Date;
  last_at: Date;
  version: number;
}

export async function findIssues(manager: EntityManager, ids: readonly string[]): Promise<HotIssue[]> {
  if (ids.length === 0) return [];
  const rows = await manager.query<IssueRow[]>('select * from hot_issue where id = any($1::uuid[]) order by id', [ids]);
  return rows.map(issueOf);
}

/** Writes issues as they are now, whether they were there or not. */
export async function saveIssues(manager: EntityManager, issues: readonly HotIssue[]): Promise<void> {
  if (issues.length === 0) return;
  await manager.query(saveAll, [JSON.stringify(issues.map(rowOf))]);
}

const columns = `id, reach, shared_matter, status, region_code, region_name, estate_county, function, matter_code, matter_name, title,
  title_weight, sketch, name_share, messages, people, first_at, last_at, version`;

const saveAll = `
  insert into hot_issue (${columns})
  select ${columns}
    from json_populate_recordset(null::hot_issue, $1::json)
  on conflict (id) do update set (${columns}) = row (${columns.replaceAll(/(\w+)/g, 'excluded.$1')})`;

export async function removeIssues(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query('delete from hot_issue where id = any($1::uuid[])', [ids]);
}

export async function insertPostings(manager: EntityManager, posted: readonly Posting[], now: Date): Promise<void> {
  if (posted.length === 0) return;
  await manager.query(
    `insert into hot_issue_posting (reach, term, issue_id, posted_at)
     select reach, term, issue_id, $4 from unnest($1::text[], $2::integer[], $3::uuid[]) as given (reach, term, issue_id)
     on conflict do nothing`,
    [
      posted.map(({ reach }) => reach),
      posted.map(({ term }) => signed(term)),
      posted.map(({ issueId }) => issueId),
      now,
    ],
  );
}

const joinableSince = (now: Date): Date => new Date(now.getTime() - joinableForDays * 24 * 60 * 60 * 1000);

/** PostgreSQL's integers are signed. */
const signed = (term: Term): number => term | 0;
const unsigned = (stored: number): Term => stored >>> 0;

function issueOf(row: IssueRow): HotIssue {
  const { id, reach, status, title, people, version } = row;
  return {
    id,
    reach,
    sharedMatter: row.shared_matter ?? undefined,
    status,
    core: { sketch: parseSketch(row.sketch), nameShare: row.name_share, messages: row.messages },
    people,
    region: { code: row.region_code, name: row.region_name },
    estateCounty: row.estate_county ?? undefined,
    matter: row.matter_code === null ? undefined : { code: row.matter_code, name: row.matter_name ?? row.matter_code },
    title,
    titleWeight: row.title_weight,
    first: row.first_at,
    last: row.last_at,
    version,
  };
}

/** As it is written: what JSON has no type for as text. */
type WrittenRow = Omit<IssueRow, TextInJson> & Record<TextInJson, string>;
type TextInJson = 'sketch' | 'first_at' | 'last_at';

function rowOf(issue: HotIssue): WrittenRow {
  const { id, reach, status, core, people, region, matter, title, titleWeight, first, last, version } = issue;
  return {
    id,
    reach,
    shared_matter: issue.sharedMatter ?? null,
    status,
    region_code: region.code,
    region_name: region.name,
    estate_county: issue.estateCounty ?? null,
    function: functionOf(reach) ?? null,
    matter_code: matter?.code ?? null,
    matter_name: matter?.name ?? null,
    title,
    title_weight: titleWeight,
    sketch: printSketch(core.sketch),
    name_share: core.nameShare,
    messages: core.messages,
    people,
    first_at: first.toISOString(),
    last_at: last.toISOString(),
    version,
  };
}

/** The function that a reach names, if any. */
export function functionOf(reach: string): string | undefined {
  const [, functionCode] = reach.split('/');
  return functionCode === 'none' ? undefined : functionCode;
}
