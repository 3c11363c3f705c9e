import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import { examplesFrom } from '../deciding/domain/examples-from-catalogue.ts';
import { lexiconOf } from '../deciding/domain/lexicon.ts';
import { leastUrgency } from '../deciding/domain/urgency.ts';
import { noFunction, read, type Reader, type Reading } from '../reading/domain/reader.ts';
import { type ReadingExample, trainReader } from '../reading/domain/train-reader.ts';
import { catalogueDigest } from '../reading/reader-for-catalogue.ts';
import { type Correction, correctionsIn } from './corrections.ts';
import { type Comparison, isFit } from './domain/is-fit.ts';
import { keepReader, type LearntFrom, putToWork } from './reader-table.ts';

export interface Trained extends LearntFrom {
  readonly version: string;
  readonly isAtWork: boolean;
}

/**
 * Learns anew from samples and corrections. The new reader is kept in any case; it goes to work only where it gets more
 * of the held-back corrections right than the present one, or as many while the catalogue has changed, and has not forgotten for
 * them what the samples say; and nowhere that a person has pinned another.
 */
export async function trainOnCorrections(
  manager: EntityManager,
  catalogue: Catalogue,
  present: { readonly reader: Reader; readonly learntFrom: LearntFrom },
  now: Date,
): Promise<Trained> {
  const { reader, all, samples, ...counts } = await learnAnew(manager, catalogue, present.reader);
  const heldBack = comparison(unseen(all), reader, present.reader);
  const onSamples = comparison(yardstick(samples), reader, present.reader);
  const { version } = reader;
  const learntFrom: LearntFrom = {
    ...counts,
    samples: samples.length,
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
 * A reader of this catalogue and of what people decided, save what is held back.
 * @param present tells which of a bureau's functions a person meant
 */
export async function learnAnew(manager: EntityManager, catalogue: Catalogue, present: Reader) {
  const lexicon = lexiconOf(catalogue);
  const { corrections: all, lastPrecedent } = await correctionsIn(manager, catalogue, lexicon, present);
  const samples = examplesFrom(catalogue, lexicon);
  const taught = all.filter(({ isHeldBack }) => !isHeldBack).map(({ example }) => example);
  const version = versionOf(catalogue, lastPrecedent);
  const reader = trainReader([...samples, ...taught], [...catalogue.functions.keys()], version);
  return { reader, all, samples, corrections: taught.length, lastPrecedent };
}

/** Of each group that is held back its latest message. */
function unseen(newestFirst: readonly Correction[]): Correction['example'][] {
  const latest = new Map<string, Correction['example']>();
  for (const { group, isHeldBack, example } of newestFirst)
    if (isHeldBack && !latest.has(group)) latest.set(group, example);
  return [...latest.values()];
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

function versionOf(catalogue: Catalogue, lastPrecedent: string): string {
  return createHash('sha256')
    .update(`${catalogueDigest(catalogue)} ${lastPrecedent}`)
    .digest('hex')
    .slice(0, 12);
}
