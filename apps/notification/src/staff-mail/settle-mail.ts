import type { DataSource } from 'typeorm';
import type { Settlement } from '../delivery/domain/settle.ts';
import type { ClaimedMail } from './claim-mails.ts';

/** Writes down what became of a mail, for all the deliveries that it tells of. A try that found no server is none. */
export async function settleMail(dataSource: DataSource, mail: ClaimedMail, settlement: Settlement): Promise<void> {
  if (settlement.status === 'pending') {
    const { waitMs, counts, problem } = settlement;
    await dataSource.query(
      `update staff_delivery set due_at = platform.now() + $2 * interval '1 millisecond', last_problem = $3,
              attempts = attempts - $4::integer
       where id = any ($1::uuid[]) and status = 'pending'`,
      [mail.deliveries, waitMs, problem, counts ? 0 : 1],
    );
    return;
  }
  await dataSource.query(
    `update staff_delivery set status = $2, last_problem = coalesce($3, last_problem), settled_at = platform.now()
     where id = any ($1::uuid[]) and status = 'pending'`,
    [mail.deliveries, settlement.status, settlement.status === 'sent' ? null : settlement.problem],
  );
}
