import { isDeepStrictEqual } from 'node:util';
import type { Bureau } from '#contracts';
import {
  CaseOutbox,
  Clock,
  type KeyedRequest,
  keyedRequest,
  keyReused,
  recordInAudit,
  requireCaseScope,
  type Staff,
  transact,
} from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { causeOfInstruction } from '../escalating/domain/cause.ts';
import { RaiseEscalations } from '../escalating/raise-escalations.ts';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { demandDueTime } from '../supervising/demand-due-time.ts';
import { PutOnList } from '../supervising/put-on-list.ts';
import { askBureaus } from './ask-bureaus.ts';
import { demandInstruction } from './demand-instruction.ts';
import { demandNamedBureaus } from './demand-named-bureaus.ts';
import type { Instruction } from './domain/whom-it-concerns.ts';
import { findGivenBefore, type GivenBefore, insertInstruction } from './instruction-table.ts';

export interface InstructionCommand {
  readonly caseNumber: string;
  readonly text: string;
  readonly bureauIds: readonly string[];
  /** ISO 8601. */
  readonly answerBy: string;
  /** When the case is to be settled; where it is left out, as it stands on the list, or else the time of the answers. */
  readonly settleBy?: string;
}

/** An instruction as it is given. */
interface Given {
  readonly facts: CaseFacts;
  readonly bureaus: Bureau[];
  readonly answerBy: Date;
  readonly settleBy?: Date;
  readonly now: Date;
}

/** On the list everybody who answers for the region reads why a case is there; the words of a leader are for whom they concern. */
const whyListed = '领导批示';

/** A leader's written instruction (批示) on a case: to bureaus that are to report back. It puts the case on the supervision list, and escalates it. */
@Injectable()
export class GiveInstruction {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
    private readonly list: PutOnList,
    private readonly escalations: RaiseEscalations,
  ) {}

  /**
   * @param idempotencyKey with which the same instruction may come again and is given once
   * @throws Failure not-found, forbidden; invalid for a bureau that is none or out of reach, or a time that is no deadline; `complained-of`;
   *   `idempotency-key-reused`
   */
  async give(staff: Staff, command: InstructionCommand, idempotencyKey?: string): Promise<Instruction> {
    return transact(this.dataSource, async (manager) => {
      const facts = await lockKnownCase(manager, command.caseNumber);
      requireCaseScope(staff, facts.regionCode);
      const asked = { ...command, caseNumber: facts.number };
      const keyed = idempotencyKey === undefined ? undefined : keyedRequest(idempotencyKey, partsOf(asked));
      const before = keyed && (await findGivenBefore(manager, staff.subject, keyed.key));
      if (before) return sameAsBefore(manager, before, keyed.request, asked);
      const now = await this.clock.now(manager);
      const bureaus = await demandNamedBureaus(manager, facts, command.bureauIds, staff);
      const answerBy = demandDueTime('answerBy', command.answerBy, now);
      const settleBy = command.settleBy === undefined ? undefined : demandDueTime('settleBy', command.settleBy, now);
      return this.keep(manager, staff, { ...command, facts, bureaus, answerBy, settleBy, now, keyed });
    });
  }

  private async keep(
    manager: EntityManager,
    staff: Staff,
    given: Given & { readonly text: string; readonly keyed?: KeyedRequest },
  ): Promise<Instruction> {
    const { facts, bureaus, answerBy, settleBy, now, text } = given;
    const { subject, regionCode: supervisedBy = '' } = staff;
    const { caseId, number: caseNumber } = facts;
    const id = uuidv7();
    const listing = {
      because: 'instruction',
      sourceId: id,
      why: whyListed,
      supervisedBy,
      dueAt: settleBy ?? answerBy,
      hastens: settleBy !== undefined,
      putBy: subject,
    } as const;
    const { id: entryId } = await this.list.put(manager, facts, listing, now);
    const instruction = { id, caseId, caseNumber, entryId, givenBy: subject, givenAt: now };
    if (!(await insertInstruction(manager, instruction, given.keyed))) throw keyReused();
    const question = { kind: 'instruction', text, bureaus, answerBy } as const;
    await askBureaus({ manager, outbox: this.outbox }, instruction, question, { by: staff, facts, now });
    const cause = causeOfInstruction(id, { caseId, caseNumber, givenAt: now.toISOString() });
    await this.escalations.raise(manager, [cause], [facts], now);
    await recordInAudit(manager, [{ staff: subject, action: 'give-instruction', about: caseNumber }]);
    return demandInstruction(manager, id);
  }
}

/** All that a command asks for. */
function partsOf({ caseNumber, text, bureauIds, answerBy, settleBy }: InstructionCommand): unknown[] {
  return [caseNumber, text, bureauIds, answerBy, settleBy];
}

/** @throws Failure `idempotency-key-reused` where the key came with another instruction */
async function sameAsBefore(
  manager: EntityManager,
  { id, request }: GivenBefore,
  requestNow: string,
  asked: InstructionCommand,
): Promise<Instruction> {
  const instruction = await demandInstruction(manager, id);
  if (request === null ? isLike(instruction, asked) : request === requestNow) return instruction;
  throw keyReused();
}

/** By what the release before kept of an instruction. */
function isLike({ caseNumber, words }: Instruction, asked: InstructionCommand): boolean {
  const first = words.find(({ kind }) => kind === 'instruction');
  const isSaidAlike = first?.text === asked.text && isDeepStrictEqual(first.bureauIds, asked.bureauIds);
  return isSaidAlike && caseNumber === asked.caseNumber;
}
