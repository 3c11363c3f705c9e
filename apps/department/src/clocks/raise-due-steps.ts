import { CaseOutbox, Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { updateClocks } from './clocked-cases.ts';
import { clockedColumns, type ClockedRow, raisedIn } from './step-announcement.ts';

/** So many that what a transaction costs does not count, and so few that nobody waits long for a case that it holds. */
export const casesAtOnce = 500;

/** Cases of which a step has fallen due by $1, earliest first and at most $2; not those that somebody works on at this moment. */
export const dueQuery = `
  select ${clockedColumns} from "case"
  where next_step_at <= $1 order by next_step_at limit $2 for update skip locked`;

/**
 * Raises the steps that have fallen due: what the clocks have raised and what is announced of it are one transaction, and the case is held
 * meanwhile. So each step is announced once, by however many instances and whatever is killed.
 */
@Injectable()
export class RaiseDueSteps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /** @returns how many cases had steps due; as many as {@link casesAtOnce} where there may be more */
  async round(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const now = await this.clock.now(manager);
      const due = await manager.query<ClockedRow[]>(dueQuery, [now, casesAtOnce]);
      if (due.length === 0) return 0;
      const cases = due.map((row) => ({ id: row.id, ...raisedIn(row, now) }));
      await updateClocks(manager, cases);
      await this.outbox.append(
        manager,
        cases.flatMap(({ announced }) => announced),
      );
      return due.length;
    });
  }
}
