import type { TokenIssuer } from '#testing';
import type { Door } from './door.ts';
import { people, type Person } from './person.ts';

/** Somebody who tries a door, with what he shows for himself. */
export interface Visitor {
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly isMeant: (door: Door) => boolean;
}

export interface Visitors {
  readonly outsiders: readonly Visitor[];
  /** Every role at every place. */
  readonly staff: readonly Visitor[];
}

/** Who tries a door; where it is open to anybody, one of the staff will do. */
export function visitorsAt({ who, but }: Door, { outsiders, staff }: Visitors): Visitor[] {
  return [...outsiders, ...(who === 'anybody' && !but ? staff.slice(0, 1) : staff)];
}

interface Citizen {
  readonly queryCode: string;
}

/** Everybody there is. @param stranger an issuer that the services do not know */
export async function visitors(identity: TokenIssuer, stranger: TokenIssuer, citizen: Citizen): Promise<Visitors> {
  const [first] = people as [Person];
  const expired = { ...first.claims, exp: Math.floor(Date.now() / 1000) - 60 };
  const staff = people.map(async (person) => ({
    title: person.title,
    headers: bearer(await identity.token(person.claims)),
    isMeant: (door: Door) => isMeantFor(door, person),
  }));
  const outsiders: Visitor[] = [
    { title: 'nobody', headers: {}, isMeant: ({ who }) => who === 'anybody' },
    { title: 'the citizen', headers: withCode(citizen.queryCode), isMeant: ({ who }) => !isForStaff(who) },
    { title: 'another citizen', headers: withCode('0000-0000-0000'), isMeant: ({ who }) => who === 'anybody' },
    { title: 'an expired token', headers: bearer(await identity.token(expired)), isMeant: () => false },
    { title: 'a stranger’s token', headers: bearer(await stranger.token(first.claims)), isMeant: () => false },
  ];
  return { outsiders, staff: await Promise.all(staff) };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const withCode = (code: string) => ({ 'x-query-code': code });

function isMeantFor({ who, but }: Door, person: Person): boolean {
  if (who === 'citizen') return false;
  const reach = isForStaff(who) ? who[person.role] : but?.[person.role];
  return reach === undefined ? who === 'anybody' : person.reaches(reach);
}

function isForStaff(who: Door['who']): who is Exclude<Door['who'], string> {
  return typeof who !== 'string';
}
