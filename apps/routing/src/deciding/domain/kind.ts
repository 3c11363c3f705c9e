import type { Kind } from '#domain';
import type { Reading } from '../../reading/domain/reader.ts';

/** Kinds in which the writer needs something to happen. */
export const pressing: readonly Kind[] = ['complaint', 'help', 'report'];

/** Many tick the first box unread; who ticks another one has read the list. */
const firstBox: Kind = 'complaint';
const tickedShare = { first: 0.3, other: 0.9 };

/**
 * 诉求类型, from the words of the message and the box that was ticked. Nobody has to act on thanks, so a message is taken for
 * them only where a word of it thanks or the box says so.
 */
export function chooseKind({ kinds: all }: Reading, ticked: Kind | undefined, cues: ReadonlyMap<string, number>): Kind {
  const kinds = cues.has('thanks') || ticked === 'thanks' ? all : all.filter(({ kind }) => kind !== 'thanks');
  const ofTicked = ticked === firstBox ? tickedShare.first : tickedShare.other;
  const weightOf = ({ kind, share }: Reading['kinds'][number]) => share + (kind === ticked ? ofTicked : 0);
  return kinds.reduce((best, other) => (weightOf(other) > weightOf(best) ? other : best)).kind;
}
