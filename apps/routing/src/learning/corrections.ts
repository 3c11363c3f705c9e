import type { Channel, Kind } from '#domain';
import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import type { Lexicon } from '../deciding/domain/lexicon.ts';
import { lookAt } from '../deciding/domain/look-at-message.ts';
import { noFunction, read, type Reader } from '../reading/domain/reader.ts';
import type { ReadingExample } from '../reading/domain/train-reader.ts';
import { nearDuplicateGroups } from './domain/near-duplicates.ts';

interface CorrectionRow {
  readonly sequence: string;
  /** Whose the case is: as a person decided, or as a bureau says that sent it back. */
  readonly bureauId: string;
  readonly isByPerson: boolean;
  /** Bureaus that sent the case back and said whose it is. */
  readonly refusedBy: readonly string[];
  readonly function: string | null;
  /** What people said of it, one after the other. */
  readonly kinds: readonly Kind[];
  readonly urgencies: readonly boolean[];
  readonly channel: Channel;
  readonly month: number;
  readonly subject: string;
  readonly body: string;
}

/** What a person decided, with the message that it was decided on. */
export interface Correction {
  readonly example: ReadingExample & { readonly function: string };
  /** Of the precedent. */
  readonly sequence: string;
  /** The same for messages that are copies of each other or nearly so. */
  readonly group: string;
}

export interface Corrections {
  readonly corrections: readonly Correction[];
  /** Sequence of the last precedent there is. */
  readonly lastPrecedent: string;
}

/** As how many samples it counts that a person gave a real message to a bureau, and that another had said it is not its own. */
const weights = { person: 4, refusal: 2 };
/** As how many of them all copies of one message count together, however many people sent it. */
const mostOfGroup = 3;
const mostCorrections = 50_000;

/**
 * The latest word of people on each case, the newest cases first. A bureau that sent a case back and named another is heard as
 * well: until somebody decides its word stands for itself, with less weight, and where it is followed it adds to the decision's. One function's example speaks
 * against every other, and so against the one that the case was sent for.
 */
export async function correctionsIn(
  manager: EntityManager,
  { bureaus }: Catalogue,
  lexicon: Lexicon,
  reader: Reader,
): Promise<Corrections> {
  const rows = await manager.query<CorrectionRow[]>(selectCorrections, [mostCorrections]);
  const told = rows.flatMap((row) => {
    const { sequence, bureauId, function: named, kinds, urgencies, ...message } = row;
    const [kind, urgent] = [kinds.at(-1), urgencies.at(-1)];
    const { evidence } = lookAt(message, lexicon);
    const duties = bureaus.find(bureauId)?.functions ?? [];
    const meant = named ?? likeliestOf(duties, () => read(evidence, reader).functions);
    const weight = weightOf(row);
    if (!meant || weight === 0) return [];
    const { subject, body } = message;
    return [{ text: subject + body, sequence, example: { evidence, function: meant, kind, urgent, weight } }];
  });
  const [last] = await manager.query<{ sequence: string }[]>(
    'select coalesce(max(sequence), 0) as sequence from precedent',
  );
  return { corrections: inGroups(told), lastPrecedent: last?.sequence ?? '0' };
}

const selectCorrections = `
  select * from (
    select distinct on (case_id)
           case_id, sequence, source <> 'returned' as "isByPerson",
           case when source = 'returned' then proposed_id else bureau_id end as "bureauId",
           case when source <> 'returned' then function end as function, channel, subject, body,
           extract(month from submitted_at at time zone 'Asia/Shanghai')::integer as month,
           coalesce(array_agg(bureau_id) filter (where source = 'returned') over case_told, '{}') as "refusedBy",
           coalesce(array_agg(precedent.kind) filter (where precedent.kind is not null) over case_told, '{}') as kinds,
           coalesce(array_agg(precedent.urgent) filter (where precedent.urgent is not null) over case_told, '{}') as urgencies
      from precedent join decided_message using (case_id)
     where source in ('assigned', 'arbitrated') or proposed_id is not null
    window case_told as (partition by case_id order by case_version rows between unbounded preceding and unbounded following)
     order by case_id, case_version desc
  ) latest
  order by sequence desc limit $1`;

/** A person names a bureau, and it may have several functions: the one is meant that the text speaks of most. */
function likeliestOf(duties: readonly string[], functions: () => readonly { code: string }[]): string | undefined {
  if (duties.length <= 1) return duties[0];
  return functions().find(({ code }) => code !== noFunction && duties.includes(code))?.code;
}

/** Nothing where bureaus that sent a case back only name each other. */
function weightOf({ isByPerson, bureauId, refusedBy }: CorrectionRow): number {
  const isFollowed = refusedBy.length > 0 && !refusedBy.includes(bureauId);
  return (isByPerson ? weights.person : 0) + (isFollowed ? weights.refusal : 0);
}

interface Told extends Pick<Correction, 'example' | 'sequence'> {
  readonly text: string;
}

/** Copies together count no more than a few letters of different words. */
function inGroups(newestFirst: readonly Told[]): Correction[] {
  const told = newestFirst.toReversed();
  const groups = nearDuplicateGroups(told.map(({ text }) => text));
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const corrections = told.map(({ example, sequence }, place): Correction => {
    const first = groups[place] ?? place;
    const group = told[first]?.sequence ?? '';
    const weight = example.weight * Math.min(1, mostOfGroup / (sizes.get(first) ?? 1));
    return { example: { ...example, weight }, sequence, group };
  });
  return corrections.toReversed();
}
