/**
 * `npm run -s classify-field -- --train FILE --in FILE`: learns from labelled rows `{subject, text, label}` and says what label
 * others have. Rows `{id, subject, text}` in, `{id, label, confidence}` out, one JSON a line, in the same order; a row is
 * answered before the file is read to its end. The words may stand in `body` as well, and the subject may be missing.
 */
import { FieldClassifier, type LabelledLetter } from '../src/classifying/domain/field-classifier.ts';
import { idIn, labelIn, letterIn } from './letter-rows.ts';
import { optionsOf, readRows, RowError, runCommand, writeRows } from './jsonl.ts';

await runCommand(async () => {
  const { train, in: file } = optionsOf('train', 'in');
  const classifier = await learnFrom(train);
  await writeRows(answers());

  async function* answers(): AsyncGenerator<object> {
    for await (const { id, ...letter } of readRows(file, (row) => ({ id: idIn(row), ...letterIn(row) }))) {
      const { label, confidence } = classifier.classify(letter);
      yield { id, label, confidence: Math.round(confidence * 10_000) / 10_000 };
    }
  }
});

async function learnFrom(file: string): Promise<FieldClassifier> {
  const letters: LabelledLetter[] = [];
  for await (const letter of readRows(file, (row) => ({ ...letterIn(row), label: labelIn(row) }))) letters.push(letter);
  if (new Set(letters.map(({ label }) => label)).size < 2) {
    throw new RowError(`${file}: label must take two values at least, or there is nothing to tell apart.`);
  }
  return new FieldClassifier(letters);
}
