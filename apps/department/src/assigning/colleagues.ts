import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { placedStatuses } from '../handling/domain/case-state.ts';
import type { Viewer } from '../queue/views.ts';
import type { ColleagueView } from './assigning.dto.ts';

/** A bureau that has more has its lists made elsewhere. */
const mostShown = 500;

/** So many are remembered by a process; then it begins anew, which costs each of them one statement more. */
const mostRemembered = 20_000;

const whoIsThere = `
  select c.subject as handler, coalesce(n.cases, 0)::integer as "openCases"
  from colleague c
  left join (select handler, count(*) as cases from "case"
             where lead_id = $1 and status in ('${placedStatuses.join("', '")}') and handler is not null
             group by handler) as n on n.handler = c.subject
  where c.bureau_id = $1 order by c.subject limit ${mostShown}`;

/** Who works at a bureau. A token vouches for it, so whoever has come to its queue once is known from then on. */
@Injectable()
export class Colleagues {
  private readonly remembered = new Set<string>();

  constructor(private readonly dataSource: DataSource) {}

  async remember({ bureauId, subject }: Viewer): Promise<void> {
    const person = `${bureauId} ${subject}`;
    if (this.remembered.has(person)) return;
    await this.dataSource.query('insert into colleague (bureau_id, subject) values ($1, $2) on conflict do nothing', [
      bureauId,
      subject,
    ]);
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.add(person);
  }

  async isOne({ bureauId, subject }: Viewer): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>('select from colleague where bureau_id = $1 and subject = $2', [
      bureauId,
      subject,
    ]);
    return rows.length > 0;
  }

  /** With what each has in hand. */
  list(bureauId: string): Promise<ColleagueView[]> {
    return this.dataSource.query<ColleagueView[]>(whoIsThere, [bureauId]);
  }
}
