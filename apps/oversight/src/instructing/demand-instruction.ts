import type { EntityManager } from 'typeorm';
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

/** As a bureau reads it. @throws Failure `instruction-not-found`, also where the bureau is not named */
export async function demandAsTheBureauReads(
  manager: EntityManager,
  id: string,
  bureauId: string,
): Promise<Instruction> {
  const read = asTheBureauReads(await demandInstruction(manager, id), bureauId);
  if (!read) throw instructionNotFound();
  return read;
}
