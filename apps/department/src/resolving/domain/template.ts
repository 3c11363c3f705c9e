import { finding, type Finding } from './finding.ts';
import { likeness, type Sketch } from './sketch.ts';

/** A final reply of a bureau and the message that it answered, as they are kept. */
export interface Answered {
  readonly reply: Sketch;
  readonly message: Sketch;
}

/** {@link likeness} from which two texts are taken for copies, and for the same question. */
const nearlyTheSame = 0.7;
const sameQuestion = 0.5;
/** So many different questions with one answer make a template. */
const fewestCopies = 3;

/** Whether the bureau has given nearly this reply to several other questions. The same answer to the same question is none. */
export function template(own: Answered, reply: string, earlier: readonly Answered[]): Finding[] {
  const copies = earlier.filter(
    (other) => likeness(own.reply, other.reply) >= nearlyTheSame && likeness(own.message, other.message) < sameQuestion,
  );
  if (copies.length < fewestCopies) return [];
  return [finding('template', `与本单位近期${copies.length}件不同来信的答复几乎相同`, reply)];
}
