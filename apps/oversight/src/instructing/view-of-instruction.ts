import type { Instruction } from './domain/whom-it-concerns.ts';
import type { InstructionPage, InstructionView } from './instructing.dto.ts';

export function viewOfInstruction({ caseId: _, bureaus, words, ...shown }: Instruction): InstructionView {
  const said = words.map(({ id: _word, bureauIds, ...word }) => ({ ...word, bureauIds: [...bureauIds] }));
  return { ...shown, bureaus: [...bureaus], words: said };
}

export function pageOfInstructions({
  instructions,
  next,
}: {
  readonly instructions: readonly Instruction[];
  readonly next?: string;
}): InstructionPage {
  return { entries: instructions.map(viewOfInstruction), next };
}
