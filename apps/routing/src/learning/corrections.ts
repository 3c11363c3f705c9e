import type { Channel } from '#domain';
import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import type { Lexicon } from '../deciding/domain/lexicon.ts';
import { lookAt } from '../deciding/domain/look-at-message.ts';
import { noFunction, read, type Reader } from '../reading/domain/reader.ts';
import type { ReadingExample } from '../reading/domain/train-reader.ts';

interface CorrectionRow {
  readonly sequence: string;
  readonly bureauId: string;
  readonly function: string | null;
  readonly channel: Channel;
  readonly month: number;
  readonly subject: string;
  readonly body: string;
}

/** What a person decided, with the message that it was decided on. */
export interface Correction {
  readonly example: ReadingExample & { readonly function: string };
  /** Never learnt from: by these a new reader is judged against the present one. */
  readonly isHeldBack: boolean;
}

export interface Corrections {
  readonly corrections: readonly Correction[];
  /** Sequence of the last precedent there is. */
  readonly lastPrecedent: string;
}

/** A person's word on a real message counts as much as these many samples. */
const weight = 4;
const mostCorrections = 50_000;

/** The latest word of people on each case, the newest cases first. */
export async function correctionsIn(
  manager: EntityManager,
  { bureaus }: Catalogue,
  lexicon: Lexicon,
  reader: Reader,
): Promise<Corrections> {
  const rows = await manager.query<CorrectionRow[]>(selectCorrections, [mostCorrections]);
  const corrections = rows.flatMap(({ sequence, bureauId, function: named, ...message }): Correction[] => {
    const { evidence } = lookAt(message, lexicon);
    const duties = bureaus.find(bureauId)?.functions ?? [];
    const meant = named ?? likeliestOf(duties, () => read(evidence, reader).functions);
    return meant ? [{ example: { evidence, function: meant, weight }, isHeldBack: isHeldBack(sequence) }] : [];
  });
  const [last] = await manager.query<{ sequence: string }[]>(
    'select coalesce(max(sequence), 0) as sequence from precedent',
  );
  return { corrections, lastPrecedent: last?.sequence ?? '0' };
}

const selectCorrections = `
  select * from (
    select distinct on (case_id)
           case_id, sequence, bureau_id as "bureauId", function, channel, subject, body,
           extract(month from submitted_at at time zone 'Asia/Shanghai')::integer as month
      from precedent join decided_message using (case_id)
     where source in ('assigned', 'arbitrated')
     order by case_id, case_version desc
  ) latest
  order by sequence desc limit $1`;

/** A person names a bureau, and it may have several functions: the one is meant that the text speaks of most. */
function likeliestOf(duties: readonly string[], functions: () => readonly { code: string }[]): string | undefined {
  if (duties.length <= 1) return duties[0];
  return functions().find(({ code }) => code !== noFunction && duties.includes(code))?.code;
}

/** One in five, the same ones each time. */
const isHeldBack = (sequence: string): boolean => BigInt(sequence) % 5n === 0n;
