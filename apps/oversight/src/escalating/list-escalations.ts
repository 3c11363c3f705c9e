import { bureausOf, subtreePrefix } from '#domain';
import { Cursor, type PageQuery, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ofBureaus } from '../directory/of-bureaus.ts';
import type { Escalation } from './domain/escalation.ts';
import { isWithBureau } from './domain/who-may.ts';
import { findEscalations } from './escalation-table.ts';
import type { EscalationPage, EscalationsQuery } from './escalations.dto.ts';
import { viewOfEscalation } from './view-of-escalation.ts';

/** `?` stands for the value. */
type Condition = readonly [sql: string, value: unknown];

const cursor = new Cursor({ id: 'id' });

/** Escalations as they are looked through, the latest first. */
@Injectable()
export class ListEscalations {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that are in a region now, or below it. @throws Failure invalid for an `after` that no page gave */
  inRegion({ region, state, kind, level, ...page }: EscalationsQuery): Promise<EscalationPage> {
    const asked: Condition[] = [
      ['e.state = ?', state],
      ['e.cause_kind = ?', kind],
      ['e.level = ?', level],
    ];
    return this.page([...withinRegion(region), ...asked.filter(([, value]) => value !== undefined)], page);
  }

  /** Those that were delegated to somebody's bureau and are with it still. @throws Failure invalid for an `after` that no page gave */
  ofBureau(staff: Staff, page: PageQuery): Promise<EscalationPage> {
    const bureauIds = bureausOf(staff);
    return this.page([ofBureaus('e.to_bureau_id', bureauIds)], page, (one) => isWithBureau(one, bureauIds));
  }

  /** @param isShown of those that are found; a page may have fewer than were asked for, though there are more */
  private async page(
    on: readonly Condition[],
    { limit, after }: PageQuery,
    isShown: (escalation: Escalation) => boolean = () => true,
  ): Promise<EscalationPage> {
    const place: Condition[] = after === undefined ? [] : [['e.id < ?', cursor.parse(after).id]];
    const { which, parameters } = pageStatement([...on, ...place]);
    const found = await findEscalations(this.dataSource.manager, which, [limit + 1, ...parameters]);
    const entries = found.slice(0, limit);
    const last = found.length > limit ? entries.at(-1) : undefined;
    return { entries: entries.filter(isShown).map(viewOfEscalation), next: last && cursor.print({ id: last.id }) };
  }
}

/** Only with the conditions that are asked for, so that each is answered by the index that fits it. $1 is how many. */
export function pageStatement(conditions: readonly Condition[]): { which: string; parameters: unknown[] } {
  const where = conditions.map(([sql], index) => sql.replace('?', () => `$${index + 2}`)).join(' and ');
  return { which: `${where || 'true'} order by e.id desc limit $1`, parameters: conditions.map(([, value]) => value) };
}

/** Each reach of a person is one value of an index, so that a page costs the same however many there are elsewhere. */
export function withinRegion(region: string): Condition[] {
  const prefix = subtreePrefix(region);
  if (prefix.length <= 2) return [];
  return [prefix.length <= 4 ? ['left(e.region_code, 4) = ?', region.slice(0, 4)] : ['e.region_code = ?', region]];
}
