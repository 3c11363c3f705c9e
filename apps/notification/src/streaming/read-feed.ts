import type { DataSource } from 'typeorm';
import { coversAgain } from '../following/covers-notice.ts';
import type { FollowersReach } from '../following/domain/audience.ts';
import { reachColumns, withinReach } from '../following/within-reach.ts';
import type { FeedEvent } from './domain/event-text.ts';

/** Who listens, and how far he has come. */
export interface Place {
  /** Opaque id of whose subscriptions say what he hears. */
  readonly subject: string;
  /** As whom he may follow by his token: subscriptions beyond it are not followed. */
  readonly reach: FollowersReach;
  readonly after: number;
}

/** What one listener hears next, and how far the feed was looked through for it. */
export interface Heard {
  readonly events: readonly FeedEvent[];
  readonly upTo: number;
  /** Whether the feed goes on from there. */
  readonly goesOn: boolean;
}

/** Notices that a listener is given at a time. */
const mostAtOnce = 100;
/** Notices that are looked at in one statement, of all listeners together: those who are far behind must not hold up the others. */
export const mostLookedAt = 10_000;

/** A notice that a listener hears. bigint comes as text. */
interface HeardRow {
  readonly place: string;
  readonly type: string;
  readonly payload: object;
}

type Row = { readonly listener: number; readonly upTo: string } & (HeardRow | { readonly place: null });

/** SQL: a subscription by stream within the reach of who listens. */
const within = `subscription.means = 'stream' and subscription.subject = listener.subject and ${withinReach}`;

/** What all the listeners hear next, in one statement; each in order, and everything up to where the feed was looked through for him. */
export async function readFeed(dataSource: DataSource, listeners: readonly Place[]): Promise<Heard[]> {
  const end = await endOfFeed(dataSource);
  const behind = [...listeners.entries()].filter(([, { after }]) => after < end);
  const rows = behind.length === 0 ? [] : await readBehind(dataSource, behind, end);
  const byListener = Map.groupBy(rows, ({ listener }) => listener);
  return listeners.map(({ after }, index) => heardIn(byListener.get(index) ?? [], { after, end }));
}

/** For each listener as many notices are looked at as for any other, and there is a row for each, also for who hears nothing. */
async function readBehind(dataSource: DataSource, behind: readonly [number, Place][], end: number): Promise<Row[]> {
  const rows = behind.map(([id, { subject, reach, after }]) => ({ id, subject, ...reach, after }));
  const lookedAt = Math.max(Math.floor(mostLookedAt / behind.length), 1);
  return dataSource.query<Row[]>(
    `select listener.id as listener, looked.up_to as "upTo", heard.* from
       json_to_recordset($1::json) as listener (id integer, subject text, ${reachColumns}, after bigint)
       cross join lateral (
         select coalesce((select place from staff_notice where place > listener.after and place <= $2
                          order by place offset $3 limit 1), $2) as up_to) as looked
       left join lateral (
         select place, event_type as type, payload from staff_notice as notice
         where place > listener.after and place <= looked.up_to
           and exists (select from staff_subscription as subscription where ${within} and ${coversAgain})
         order by place limit ${mostAtOnce}) as heard on true
     order by listener.id, heard.place`,
    [JSON.stringify(rows), end, lookedAt - 1],
  );
}

/** Of who is at the end there is no row. */
function heardIn(rows: readonly Row[], { after, end }: { readonly after: number; readonly end: number }): Heard {
  const events = rows.filter((row) => row.place !== null).map(eventOf);
  const lookedUpTo = Number(rows[0]?.upTo ?? after);
  const upTo = events.length < mostAtOnce ? lookedUpTo : (events.at(-1)?.place ?? lookedUpTo);
  return { events, upTo, goesOn: upTo < end };
}

/** The last place that was given. */
export async function endOfFeed(dataSource: DataSource): Promise<number> {
  const [{ end }] = await dataSource.query<[{ end: string | null }]>('select max(place) as end from staff_notice');
  return Number(end ?? 0);
}

/** The furthest place that a listener can have come to; also where nothing is kept any more of what had it. */
export async function furthestPlace(dataSource: DataSource): Promise<number> {
  const [{ furthest }] = await dataSource.query<[{ furthest: string }]>(
    'select case when is_called then last_value else 0 end as furthest from staff_notice_place',
  );
  return Number(furthest);
}

/** Whether somebody has a subscription by stream at all, within his reach. */
export async function mayHear(dataSource: DataSource, { subject, reach }: Omit<Place, 'after'>): Promise<boolean> {
  const [{ may }] = await dataSource.query<[{ may: boolean }]>(
    `select exists (select from staff_subscription as subscription,
                      json_to_record($1::json) as listener (subject text, ${reachColumns})
                    where ${within}) as may`,
    [JSON.stringify({ subject, ...reach })],
  );
  return may;
}

const eventOf = ({ place, type, payload }: HeardRow): FeedEvent => ({ place: Number(place), type, payload });
