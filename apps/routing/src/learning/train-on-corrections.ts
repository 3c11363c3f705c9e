import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import { examplesFrom } from '../deciding/domain/examples-from-catalogue.ts';
import { lexiconOf } from '../deciding/domain/lexicon.ts';
import { leastUrgency } from '../deciding/domain/urgency.ts';
import { noFunction, read, type Reader, type Reading } from '../reading/domain/reader.ts';
import { type ReadingExample, trainReader } from '../reading/domain/train-reader.ts';
import { catalogueDigest } from '../reading/reader-for-catalogue.ts';
import { type Correction, type Corrections, correctionsIn } from './corrections.ts';
import { type Comparison, isFit } from './domain/is-fit.ts';
import { trialsOf } from './domain/trials.ts';
import { keepReader, type LearntFrom, putToWork } from './reader-table.ts';

export interface Trained extends LearntFrom {
  readonly version: string;
  readonly isAtWork: boolean;
}

/**
 * Learns anew from samples and all corrections. The new reader is kept in any case; it goes to work only where readers learnt in
 * the same way get more right of the corrections that neither they nor the present one have learnt from, or as many while the
 * catalogue has changed, and it has not forgotten for the corrections what the samples say; and nowhere that a person has pinned another.
 */
export async function trainOnCorrections(
  manager: EntityManager,
  catalogue: Catalogue,
  present: { readonly reader: Reader; readonly learntFrom: LearntFrom },
  now: Date,
): Promise<Trained> {
  const lessons = await lessonsFrom(manager, catalogue, present.reader);
  const { samples, corrections, lastPrecedent } = lessons;
  const heldBack = await tried(lessons, present);
  const reader = taught(lessons, corrections);
  const onSamples = comparison(yardstick(samples), reader, present.reader);
  const { version } = reader;
  const learntFrom: LearntFrom = {
    samples: samples.length,
    corrections: corrections.length,
    lastPrecedent,
    catalogueVersion: catalogue.version,
    heldBack,
    onSamples,
  };
  await keepReader(manager, reader, learntFrom, now);
  const hasNewCatalogue = catalogue.version !== present.learntFrom.catalogueVersion;
  const isBetter = isFit({ heldBack, onSamples, hasNewCatalogue });
  return { ...learntFrom, version, isAtWork: isBetter && (await putToWork(manager, version)) };
}

/**
 * A reader of this catalogue and of what people decided.
 * @param present tells which of a bureau's functions a person meant
 */
export async function learnAnew(manager: EntityManager, catalogue: Catalogue, present: Reader): Promise<Reader> {
  const lessons = await lessonsFrom(manager, catalogue, present);
  return taught(lessons, lessons.corrections);
}

/** What there is to learn from. */
interface Lessons extends Corrections {
  readonly catalogue: Catalogue;
  readonly samples: readonly ReadingExample[];
}

async function lessonsFrom(manager: EntityManager, catalogue: Catalogue, present: Reader): Promise<Lessons> {
  const lexicon = lexiconOf(catalogue);
  const found = await correctionsIn(manager, catalogue, lexicon, present);
  return { ...found, catalogue, samples: examplesFrom(catalogue, lexicon) };
}

function taught({ catalogue, samples, lastPrecedent }: Lessons, corrections: readonly Correction[]): Reader {
  const examples = [...samples, ...corrections.map(({ example }) => example)];
  return trainReader(examples, [...catalogue.functions.keys()], versionOf(catalogue, lastPrecedent));
}

/** How readers do on what they have not been taught, and the present one, which was made before people said it. */
async function tried(
  lessons: Lessons,
  { reader: present, learntFrom }: { readonly reader: Reader; readonly learntFrom: LearntFrom },
): Promise<Comparison> {
  const seen = BigInt(learntFrom.lastPrecedent);
  const sum = { count: 0, right: 0, rightBefore: 0 };
  for (const { withheld, asked } of trialsOf(lessons.corrections.filter(({ sequence }) => BigInt(sequence) > seen))) {
    const reader = taught(
      lessons,
      lessons.corrections.filter((one) => !withheld.has(one)),
    );
    const { count, right, rightBefore } = comparison(
      asked.map(({ example }) => example),
      reader,
      present,
    );
    sum.count += count;
    sum.right += right;
    sum.rightBefore += rightBefore;
    // Who has this process end is heard between two readers.
    await setImmediate();
  }
  return sum;
}

/** Every so many-th sample shows well enough what a reader has forgotten, in a fifth of a second. */
const yardstickStep = 20;

/** Both readers have learnt from them, the new one beside the corrections. */
const yardstick = (samples: readonly ReadingExample[]): ReadingExample[] =>
  samples.filter(({ isPart }) => !isPart).filter((_, place) => place % yardstickStep === 0);

function comparison(judged: readonly ReadingExample[], reader: Reader, present: Reader): Comparison {
  const rightOf = (one: Reader) => judged.filter((example) => isRight(read(example.evidence, one), example)).length;
  return { count: judged.length, right: rightOf(reader), rightBefore: rightOf(present) };
}

/** Whether all is read as people said it. */
function isRight({ functions, kinds, urgency }: Reading, said: ReadingExample): boolean {
  return (
    functions[0]?.code === (said.function ?? noFunction) &&
    (said.kind === undefined || kinds[0]?.kind === said.kind) &&
    (said.urgent === undefined || urgency >= leastUrgency === said.urgent)
  );
}

/** Another one where the same catalogue and corrections teach something else than before. */
const wayOfLearning = 'all corrections';

function versionOf(catalogue: Catalogue, lastPrecedent: string): string {
  return createHash('sha256')
    .update(`${catalogueDigest(catalogue)} ${wayOfLearning} ${lastPrecedent}`)
    .digest('hex')
    .slice(0, 12);
}
