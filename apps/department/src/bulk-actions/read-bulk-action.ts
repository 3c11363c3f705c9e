import { Failure } from '#domain';
import { Cursor, highestId } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../handling/domain/who-may.ts';
import {
  type BulkActionRow,
  findBulkAction,
  findOrderedBefore,
  findTargets,
  type TargetRow,
} from './bulk-action-table.ts';
import type {
  BulkActionPage,
  BulkActionResults,
  BulkActionsQuery,
  BulkActionView,
  BulkResult,
} from './bulk-actions.dto.ts';

const ordered = new Cursor({ id: 'id' });
const placed = new Cursor({ position: 'count' });

/** Bulk actions and what came of them, for who ordered them. */
@Injectable()
export class ReadBulkAction {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found, also for what somebody else ordered; invalid for an `after` that no page gave */
  async read(id: string, { subject }: StaffMember, { limit, after }: BulkActionsQuery): Promise<BulkActionResults> {
    const place = after === undefined ? 0 : placed.parse(after).position;
    const [action, found] = await this.dataSource.transaction('REPEATABLE READ', async (manager) => [
      await findBulkAction(manager, id, subject),
      await findTargets(manager, id, place, limit + 1),
    ]);
    if (!action)
      throw new Failure('not-found', 'bulk-action-not-found', 'You have ordered no bulk action with this id.');
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { ...viewOf(action), results: rows.map(resultIn), next: last && placed.print(last) };
  }

  /** @throws Failure invalid for an `after` that no page gave */
  async list({ subject }: StaffMember, { limit, after }: BulkActionsQuery): Promise<BulkActionPage> {
    const place = after === undefined ? highestId : ordered.parse(after).id;
    const found = await findOrderedBefore(this.dataSource.manager, subject, place, limit + 1);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { entries: rows.map(viewOf), next: last && ordered.print(last) };
  }
}

function viewOf({
  id,
  command,
  ordered_at,
  finished_at,
  targets,
  done,
  carried_out,
  awaiting,
}: BulkActionRow): Pick<BulkActionView, keyof BulkActionView> {
  return {
    id,
    action: command.kind,
    orderedAt: ordered_at,
    finishedAt: finished_at ?? undefined,
    cases: targets,
    carriedOut: carried_out,
    awaitConfirmation: awaiting,
    refused: done - carried_out - awaiting,
  };
}

function resultIn({ case_number: caseNumber, result }: TargetRow): BulkResult {
  return { caseNumber, ...(result ?? { outcome: 'waiting' }) };
}
