import { Clock, recordInAudit } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { lockCases, updateCases } from '../handling/case-table.ts';
import { allowedActions } from '../handling/domain/decide.ts';
import { type PartOfDay, partToCallIn, taken } from '../handling/domain/follow-up.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { boundIn, type Condition, type Statement } from '../queue/walk.ts';
import type { TakenFollowUp } from './follow-up.dto.ts';
import { callableBy, entryOf, firstDue, isFollowedUp } from './list-follow-ups.ts';

/**
 * The call that is due first, for any time of the day or this one: a walk along the index `follow_up_list`, in which those for other times and
 * regions are passed over, and those that somebody else takes at the moment.
 */
export function firstDueStatement(staff: StaffMember, region: string, part: PartOfDay, now: Date): Statement {
  const on: Condition[] = [
    isFollowedUp,
    [`aside #>> '{followUp,part}' in ('any', ?)`, part],
    [`(aside #>> '{followUp,dueAt}') collate "C" <= ?::text`, now.toISOString()],
    ...callableBy(staff, region),
  ];
  return boundIn(
    (bound) =>
      `select id, subject from "case" where ${on.map(bound).join(' and ')}
       order by ${firstDue} limit 1 for update skip locked`,
  );
}

/** Gives a call to one of those who ring citizens up, who stands in the audit trail with it. It changes nothing of the case, so its version stays. */
@Injectable()
export class TakeFollowUp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  take(region: string, by: StaffMember): Promise<TakenFollowUp> {
    return this.dataSource.transaction(async (manager) => {
      const now = await this.clock.now(manager);
      const part = partToCallIn(now);
      if (!part) return {};
      const { text, parameters } = firstDueStatement(by, region, part, now);
      const [due] = await manager.query<{ id: string; subject: string }[]>(text, [...parameters]);
      // Read again now that it is held: the statement that found it may have seen it as it was before.
      const [state] = due ? await lockCases(manager, [due.id]) : [];
      if (!due || state?.status !== 'resolved' || !state.followUp) return {};
      const followUp = taken(state.followUp, by.subject, now);
      const after = { ...state, followUp };
      await updateCases(manager, [after]);
      await recordInAudit(manager, [{ staff: by.subject, action: 'take-follow-up', about: state.number }]);
      const entry = entryOf({ ...state, subject: due.subject }, followUp, now);
      return { entry: { ...entry, allowedActions: allowedActions(after, by, now) } };
    });
  }
}
