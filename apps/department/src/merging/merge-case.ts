import { Failure, type FieldFault, type Merger, parseCaseNumber } from '#domain';
import { Clock, Mergers, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import { lockNumbered } from '../handling/case-table.ts';
import { isOpen, type OpenedCase } from '../handling/domain/case-state.ts';
import { areAboutTheSame } from '../handling/domain/about-the-same.ts';
import { maySee, type StaffMember } from '../handling/domain/who-may.ts';
import { caseNotFound, caseNumberIn } from '../handling/failures.ts';
import { standingOf } from '../handling/standing-of.ts';
import type { MergeCaseBody } from './merging.dto.ts';

/**
 * 合并: a case is handled as part of another one. Both are held meanwhile, so that of two that are merged into each other
 * at the same moment only one is.
 */
@Injectable()
export class MergeCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cases: ActOnCase,
    private readonly mergers: Mergers,
  ) {}

  /** @throws Failure what {@link ActOnCase} throws; `invalid-request` for a case that it cannot be part of, where nothing else is in the way */
  async merge(caseNumber: string, by: StaffMember, { version, into, reason }: MergeCaseBody): Promise<CaseStanding> {
    const number = caseNumberIn(caseNumber);
    const otherNumber = parseCaseNumber(into) ?? '';
    const mergers = await this.mergers.all();
    return transact(this.dataSource, async (manager) => {
      const held = await lockNumbered(manager, [number, otherNumber]);
      const before = held.find((state) => state.number === number);
      if (!before) throw caseNotFound();
      const other = held.find((state) => state.number === otherNumber);
      const fault = faultOf(before, otherNumber, other && maySee(by, other) ? other : undefined, mergers);
      const standing = standingOf(before, by, await this.clock.now(manager));
      if (fault && version === before.version && standing.allowedActions.includes('merge'))
        throw unfitTarget(fault, standing);
      const target = { caseId: other?.id ?? '', caseNumber: otherNumber };
      return this.cases.carryOut(manager, before, { kind: 'merge', by, version, into: target, reason });
    });
  }
}

/** Why a case cannot be part of this other one; the same whether there is none, it is out of reach or at its end. */
function faultOf(
  before: OpenedCase,
  otherNumber: string,
  other: OpenedCase | undefined,
  mergers: readonly Merger[],
): FieldFault | undefined {
  if (otherNumber === '') return faultOfInto('case-number', 'into must be a case number.');
  if (otherNumber === before.number) return faultOfInto('another-case', 'into must be the number of another case.');
  if (!other || !isOpen(other))
    return faultOfInto('open-case', 'into must be the number of a case that is open and in your region.');
  // Whom it is a complaint about is known when the router has decided.
  if (other.status === 'received')
    return faultOfInto('routed-case', 'into must be the number of a case on which the router has decided.');
  if (!areAboutTheSame(before, other, mergers))
    return faultOfInto(
      'same-bureaus',
      'into must be a complaint about the same bureaus, or about none like this case.',
    );
  return undefined;
}

function faultOfInto(rule: string, message: string): FieldFault {
  return { field: 'into', rule, message };
}

function unfitTarget(
  fault: FieldFault,
  { status, version, allowedActions }: Pick<CaseStanding, keyof CaseStanding>,
): Failure {
  const extra = { action: 'merge', current: { status, version, allowedActions } };
  return new Failure('invalid', 'invalid-request', 'The case cannot be merged so.', { fields: [fault], extra });
}
