import type { IssueCore } from './issue-core.ts';
import { isNamePiece } from './term.ts';

/** Fewer people than this are no common problem (共性问题). */
export const fewestPeople = 3;

/**
 * Whether the messages of an issue are about one thing: they name the same and complain of the same, or complain so much of
 * the same that no name is needed. Cohesion is the mean cosine of two different messages; with few messages chance is
 * stronger, so more is asked. An issue that gathered whatever was said about one place, or one kind of grievance in many places,
 * does not hold together.
 * @param isOneMatter the router found the same matter of the catalogue in all of them, which chance does less often
 */
export function holdsTogether(core: IssueCore, isOneMatter = false): boolean {
  if (core.messages < 2) return false;
  const [names, matter] = cohesionOf(core);
  const byChance = 1 / core.messages;
  return (
    (names >= 0.05 + 0.75 * byChance && matter >= 0.1 + 0.16 * byChance) ||
    matter >= 0.19 + (isOneMatter ? 0.4 : 0.85) * byChance
  );
}

function cohesionOf({ sketch, nameShare, messages }: IssueCore): [names: number, matter: number] {
  let names = 0;
  let matter = 0;
  sketch.terms.forEach((term, index) => {
    const square = (sketch.weights[index] ?? 0) ** 2;
    if (isNamePiece(term)) names += square;
    else matter += square;
  });
  // Of the mean's square, each message's own square is one part in `messages`.
  const betweenMessages = (square: number, share: number): number =>
    share === 0 ? 0 : ((messages * square) / share - 1) / (messages - 1);
  return [betweenMessages(names, nameShare), betweenMessages(matter, 1 - nameShare)];
}
