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
}

/** Notices that a listener is given at a time. */
const mostAtOnce = 100;

interface Row {
  readonly listener: number;
  /** bigint comes as text. */
  readonly place: string;
  readonly type: string;
  readonly payload: object;
}

/** SQL: a subscription by stream within the reach of who listens. */
const within = `subscription.means = 'stream' and subscription.subject = listener.subject and ${withinReach}`;

/** What all the listeners hear next, in one statement; each in order, and everything up to where it ends. */
export async function readFeed(dataSource: DataSource, listeners: readonly Place[]): Promise<Heard[]> {
  const end = await endOfFeed(dataSource);
  const behind = [...listeners.entries()].filter(([, { after }]) => after < end);
  const rows = behind.length === 0 ? [] : await readBehind(dataSource, behind, end);
  return listeners.map(({ after }, index) => {
    const events = rows.filter(({ listener }) => listener === index).map(eventOf);
    const last = events.at(-1)?.place ?? after;
    return { events, upTo: events.length < mostAtOnce ? Math.max(end, after) : last };
  });
}

async function readBehind(dataSource: DataSource, behind: readonly [number, Place][], end: number): Promise<Row[]> {
  const rows = behind.map(([id, { subject, reach, after }]) => ({ id, subject, ...reach, after }));
  return dataSource.query<Row[]>(
    `select listener.id as listener, heard.* from
       json_to_recordset($1::json) as listener (id integer, subject text, ${reachColumns}, after bigint),
       lateral (
         select place, event_type as type, payload from staff_notice as notice
         where place > listener.after and place <= $2
           and exists (select from staff_subscription as subscription where ${within} and ${coversAgain})
         order by place limit ${mostAtOnce}) as heard
     order by listener.id, heard.place`,
    [JSON.stringify(rows), end],
  );
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

const eventOf = ({ place, type, payload }: Row): FeedEvent => ({ place: Number(place), type, payload });
