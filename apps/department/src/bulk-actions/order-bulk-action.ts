import { type FieldFault, parseCaseNumber } from '#domain';
import { Clock, currentRequest, keyedRequest, keyReused } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { demandNone } from '../handling/failures.ts';
import { demandCasesOf } from '../hot-issues/cases-of-hot-issue.ts';
import { findOrdered, insertBulkAction, insertTargets, type Ordered } from './bulk-action-table.ts';
import type { BulkTargets } from './bulk-actions.dto.ts';
import type { BulkCommand, Target } from './domain/bulk-order.ts';

/** What is to be done to which cases, as it was asked for. */
export interface BulkOrder {
  readonly command: BulkCommand;
  readonly targets: Pick<BulkTargets, keyof BulkTargets>;
  /** With which the same order may come again and has no second effect. */
  readonly key: string;
}

/** Notes what is to be done to many cases, with all of them, in one transaction: from then on it will be done. */
@Injectable()
export class OrderBulkAction {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the action; the first one's for an order that has come before
   * @throws Failure `invalid-request` for cases that are none or named twice, `hot-issue-not-found`, `idempotency-key-reused`
   */
  async order({ command, targets: asked, key }: BulkOrder, by: StaffMember): Promise<string> {
    const named = namedIn(asked);
    const order = { id: uuidv7(), ...keyedRequest(key, [command, asked]) };
    return this.dataSource.transaction(async (manager) => {
      const before = await findOrdered(manager, by.subject, order.key);
      if (before) return idOf(before, order.request);
      const targets = named ?? (await demandCasesOf(manager, asked.hotIssueId ?? '', by));
      const isNew = await insertBulkAction(manager, {
        ...order,
        command,
        staff: by,
        traceparent: currentRequest()?.traceparent ?? null,
        targets: targets.length,
        ordered_at: await this.clock.now(manager),
      });
      if (!isNew) return idOf(await findOrdered(manager, by.subject, order.key), order.request);
      await insertTargets(manager, order.id, targets);
      return order.id;
    });
  }
}

/** @throws Failure `idempotency-key-reused` where it was something else that was ordered */
function idOf(before: Ordered | undefined, request: string): string {
  if (before?.request !== request) throw keyReused();
  return before.id;
}

/** The cases that are named, by their numbers as they are written; undefined where a hot issue is. */
function namedIn({ cases, hotIssueId }: BulkOrder['targets']): Target[] | undefined {
  demandNone((cases === undefined) === (hotIssueId === undefined) ? [notOneOfBoth] : []);
  const targets = cases?.map(({ caseNumber, version }) => ({
    caseNumber: parseCaseNumber(caseNumber) ?? caseNumber,
    version,
  }));
  demandNone(faultsOfRepeats(targets ?? []));
  return targets;
}

const notOneOfBoth: FieldFault = {
  field: 'cases',
  rule: 'one-of-both',
  message: 'Either cases or hotIssueId must be given.',
};

function faultsOfRepeats(targets: readonly Target[]): FieldFault[] {
  const seen = new Set<string>();
  return targets.flatMap(({ caseNumber }, index) => {
    if (!seen.has(caseNumber)) {
      seen.add(caseNumber);
      return [];
    }
    const field = `cases[${index}].caseNumber`;
    return [{ field, rule: 'once', message: `${field} must not be that of a case named before.` }];
  });
}
