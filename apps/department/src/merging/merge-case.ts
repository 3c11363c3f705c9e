import { Failure, parseCaseNumber } from '#domain';
import { Mergers, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import { lockNumbered } from '../handling/case-table.ts';
import { isOpen } from '../handling/domain/case-state.ts';
import { areAboutTheSame } from '../handling/domain/about-the-same.ts';
import { maySee, type StaffMember } from '../handling/domain/who-may.ts';
import { caseNotFound, caseNumberIn, notTheirs } from '../handling/failures.ts';
import type { MergeCaseBody } from './merging.dto.ts';

/**
 * 合并: a case is handled as part of another one. Both are held meanwhile, so that of two that are merged into each other
 * at the same moment only one is.
 */
@Injectable()
export class MergeCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: ActOnCase,
    private readonly mergers: Mergers,
  ) {}

  /** @throws Failure `invalid-request` for a case that it cannot be part of; what {@link ActOnCase} throws */
  async merge(caseNumber: string, by: StaffMember, { version, into, reason }: MergeCaseBody): Promise<CaseStanding> {
    const [number, otherNumber] = [caseNumberIn(caseNumber), parseCaseNumber(into)];
    if (otherNumber === undefined) throw unfitTarget('case-number', 'into must be a case number.');
    const mergers = await this.mergers.all();
    return transact(this.dataSource, async (manager) => {
      const held = await lockNumbered(manager, [number, otherNumber]);
      const before = held.find((state) => state.number === number);
      if (!before) throw caseNotFound();
      if (!maySee(by, before)) throw notTheirs();
      const other = held.find((state) => state.number === otherNumber);
      if (other === before) throw unfitTarget('another-case', 'into must be the number of another case.');
      if (!other || !maySee(by, other) || !isOpen(other)) throw notThere();
      if (!areAboutTheSame(before, other, mergers))
        throw unfitTarget(
          'same-bureaus',
          'into must be a complaint about the same bureaus, or about none like this case.',
        );
      const target = { caseId: other.id, caseNumber: other.number };
      return this.cases.carryOut(manager, before, { kind: 'merge', by, version, into: target, reason });
    });
  }
}

/** The same whether there is no such case, it is out of their reach or at its end. */
function notThere(): Failure {
  return unfitTarget('open-case', 'into must be the number of a case that is open and in your region.');
}

function unfitTarget(rule: string, message: string): Failure {
  const fields = [{ field: 'into', rule, message }];
  return new Failure('invalid', 'invalid-request', 'The case cannot be merged so.', { fields });
}
