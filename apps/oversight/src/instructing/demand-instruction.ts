import type { EntityManager } from 'typeorm';
import { findKnownCases } from '../known-cases/known-case-table.ts';
import { asTheBureauReads, type Instruction } from './domain/whom-it-concerns.ts';
import { instructionNotFound } from './failures.ts';
import { findInstruction } from './instruction-table.ts';

/** @param hold until the transaction ends @throws Failure `instruction-not-found` */
export async function demandInstruction(
  manager: EntityManager,
  id: string,
  hold?: { readonly hold: boolean },
): Promise<Instruction> {
  const instruction = await findInstruction(manager, id, hold);
  if (!instruction) throw instructionNotFound();
  return instruction;
}

/** As these bureaus, which are one, read it. @throws Failure `instruction-not-found`, also where they read nothing of it */
export async function demandAsTheBureauReads(
  manager: EntityManager,
  id: string,
  bureauIds: readonly string[],
): Promise<Instruction> {
  const [read] = await readByTheBureau(manager, [await demandInstruction(manager, id)], bureauIds);
  if (!read) throw instructionNotFound();
  return read;
}

/** What these bureaus, which are one, read of these; none of a case that turned out to be a complaint about one of them. */
export async function readByTheBureau(
  manager: EntityManager,
  instructions: readonly Instruction[],
  bureauIds: readonly string[],
): Promise<Instruction[]> {
  const cases = await findKnownCases(
    manager,
    instructions.map(({ caseId }) => caseId),
  );
  return instructions.flatMap((one) => {
    const facts = cases.get(one.caseId);
    return (facts && asTheBureauReads(one, bureauIds, facts)) ?? [];
  });
}
