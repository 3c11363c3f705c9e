import { CaseOutbox, Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { keepSteps } from './announce-steps.ts';
import { goneOn } from './domain/move.ts';
import { findEscalations } from './escalation-table.ts';
import { currentTerms } from './policy/escalation-policy-table.ts';

/** So many that what a transaction costs does not count, and so few that nobody waits long for one that it holds. */
export const escalationsAtOnce = 200;

/** Those that nobody has acknowledged by $1, longest waiting first and at most $2; not those that somebody works on at this moment. */
export const dueEscalations = 'e.answer_by <= $1 order by e.answer_by limit $2 for update of e skip locked';

/**
 * Lets escalations climb that nobody has acknowledged in time: how they stand and what is announced of it are one transaction, and they are held meanwhile.
 * So each climbs once, by however many instances and whatever is killed; those above have their whole time, also after a time in which none ran.
 */
@Injectable()
export class ClimbDueEscalations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /** @returns how many were due; as many as {@link escalationsAtOnce} where there may be more */
  async round(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const now = await this.clock.now(manager);
      const due = await findEscalations(manager, dueEscalations, [now, escalationsAtOnce]);
      if (due.length === 0) return 0;
      const terms = await currentTerms(manager);
      const steps = due.flatMap((escalation) => goneOn(escalation, 'unacknowledged', { terms, now }) ?? []);
      await keepSteps(manager, this.outbox, steps);
      return due.length;
    });
  }
}
