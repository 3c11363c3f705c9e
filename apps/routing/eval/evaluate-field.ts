/**
 * `npm run -s eval:field -- --labelled FILE`: how well labelled letters can be learnt from. Learns from four fifths and asks
 * about the last, near-duplicates on one side, for several ways to split; figures over all of them as a table or, with
 * `--json`, as JSON. Never prints a letter.
 */
import { parseArgs } from 'node:util';
import { FieldClassifier, type LabelledLetter } from '../src/classifying/domain/field-classifier.ts';
import { seededRandom } from '../src/classifying/domain/seeded-order.ts';
import { nearDuplicateGroups } from '../src/learning/domain/near-duplicates.ts';
import { readRows, RowError, runCommand } from '../commands/jsonl.ts';
import { labelIn, letterIn } from '../commands/letter-rows.ts';
import { fieldFigures, type FieldFigures, type Judged } from './field-figures.ts';

const splits = 3;
const heldBackShare = 0.2;
const mostConfusions = 10;

await runCommand(async () => {
  const { labelled, json } = parseArgs({ options: { labelled: { type: 'string' }, json: { type: 'boolean' } } }).values;
  if (!labelled) throw new RowError('--labelled needs a file.');
  const letters = await readLetters(labelled);
  const groups = nearDuplicateGroups(letters.map(({ subject, text }) => subject + text));
  const runs = Array.from({ length: splits }, (_, seed) => judge(letters, groups, seed));
  const figures = fieldFigures(runs.flat());
  const ofSplits = runs.map((run) => fieldFigures(run).macroF1);
  if (json) process.stdout.write(`${JSON.stringify({ ...figures, macroF1OfSplits: ofSplits })}\n`);
  else process.stdout.write(tableOf(figures, ofSplits));
});

async function readLetters(file: string): Promise<LabelledLetter[]> {
  const letters: LabelledLetter[] = [];
  for await (const letter of readRows(file, (row) => ({ ...letterIn(row), label: labelIn(row) }))) letters.push(letter);
  if (new Set(letters.map(({ label }) => label)).size < 2)
    throw new RowError(`${file}: label must take two values at least.`);
  return letters;
}

function judge(letters: readonly LabelledLetter[], groups: readonly number[], seed: number): Judged[] {
  const random = seededRandom(seed + 1);
  const heldBack = new Set([...new Set(groups)].filter(() => random() < heldBackShare));
  const classifier = new FieldClassifier(letters.filter((_, place) => !heldBack.has(groups[place] ?? 0)));
  return letters
    .filter((_, place) => heldBack.has(groups[place] ?? 0))
    .map((letter) => {
      const { label, confidence } = classifier.classify(letter);
      return { right: letter.label, said: label, confidence };
    });
}

function tableOf(figures: FieldFigures, ofSplits: readonly number[]): string {
  const { classes, confusions, ...overall } = figures;
  const lines = [
    ...Object.entries(overall).map(([name, value]) => row(name, value)),
    row('macroF1 of the splits', ...ofSplits),
    '',
    row('label', 'letters', 'precision', 'recall', 'f1'),
    ...classes.map(({ label, letters, precision, recall, f1 }) => row(label, letters, precision, recall, f1)),
    '',
    row('right', 'said', 'letters'),
    ...confusions.slice(0, mostConfusions).map(({ right, said, letters }) => row(right, said, letters)),
  ];
  return `${lines.join('\n')}\n`;
}

function row(name: string, ...values: readonly (number | string)[]): string {
  const shown = values.map((value) =>
    typeof value === 'number' ? String(Math.round(value * 10_000) / 10_000) : value,
  );
  return [name.padEnd(24), ...shown.map((value) => value.padEnd(10))].join('').trimEnd();
}
