import type { Catalogue } from '../../catalogue/domain/catalogue.ts';
import type { Matter, SampleMessage } from '../../catalogue/domain/matter.ts';
import type { Evidence } from '../../reading/domain/evidence.ts';
import type { ReadingExample } from '../../reading/domain/train-reader.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { lookAt } from './look-at-message.ts';

/** What the catalogue has to learn from: the sample messages of its matters, whole and in parts, and what people say. */
export function examplesFrom(catalogue: Catalogue, lexicon: Lexicon = lexiconOf(catalogue)): ReadingExample[] {
  const ofSamples = catalogue.matters.flatMap((matter) =>
    matter.samples.flatMap((sample) => [
      sampleExample(matter, sample, lexicon),
      ...partExamples(matter, sample, lexicon),
    ]),
  );
  return [...ofSamples, ...expressionExamples(catalogue, lexicon)];
}

function sampleExample(
  { function: code, kind: usual }: Matter,
  sample: SampleMessage,
  lexicon: Lexicon,
): ReadingExample {
  const { subject, body, channel = 'web', month = 1, kind = usual, urgent, coFunctions } = sample;
  const { evidence } = lookAt({ subject, body, channel, month }, lexicon);
  return { evidence, function: code, kind, urgent, coFunctions, weight: 1 };
}

const parts = 3;
const betweenClauses = /[，,。！？；!?;]/;
const shortestClause = 3;

/**
 * A sample taken apart: every third of its clauses together. Whoever learns from them as well cannot lean on the one word of a message
 * that says it most plainly, which another writer may leave out. What the writer
 * wants is learnt from the whole alone: learnt from parts as well, it would yield less to what people correct.
 */
function partExamples(matter: Matter, sample: SampleMessage, lexicon: Lexicon): ReadingExample[] {
  return partsOf(sample).map((body) => ({
    ...sampleExample(matter, { ...sample, subject: '', body }, lexicon),
    kind: undefined,
    coFunctions: undefined,
    isPart: true,
  }));
}

function partsOf({ subject, body }: SampleMessage): string[] {
  const clauses = `${subject}，${body}`.split(betweenClauses).filter((clause) => clause.length >= shortestClause);
  if (clauses.length < parts) return [];
  return Array.from({ length: parts }, (_, part) => clauses.filter((_, place) => place % parts === part).join('，'));
}

const expressionWeight = 0.5;

/** One that shows several functions is an example for each of them, and counts once. */
function expressionExamples({ matters, expressions }: Catalogue, lexicon: Lexicon): ReadingExample[] {
  const functionOf = new Map(matters.map(({ code, function: own }) => [code, own]));
  return expressions.flatMap(({ matter, text, others }) => {
    if (!functionOf.has(matter)) return [];
    const own = functionOf.get(matter);
    const shown = [own, ...others.filter((other) => other !== own)];
    return shown.map((code) => functionExample(text, code, expressionWeight / shown.length, lexicon));
  });
}

/** Tells whose it is, and nothing of what else a reader is asked. */
function functionExample(text: string, code: string | undefined, weight: number, lexicon: Lexicon): ReadingExample {
  return { evidence: evidenceOf(text, lexicon), function: code, weight, isPart: true };
}

const evidenceOf = (text: string, lexicon: Lexicon): Evidence =>
  lookAt({ subject: '', body: text, channel: 'web', month: 1 }, lexicon).evidence;
