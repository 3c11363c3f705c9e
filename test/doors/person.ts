import type { JWTPayload } from 'jose';
import { isWithin } from '#domain';
import { type StaffRole, staffRoles } from '#platform';
import type { Reach } from './door.ts';

/** The case that all of them ask for: where it lies, who leads it and who helps. */
export const place = {
  county: '411681',
  city: '411600',
  lead: '411681-human-resources-and-social-security',
  helper: '411681-urban-management',
  channel: 'message-board',
} as const;

/** Where somebody acts, as a token claims it. */
interface Stand {
  readonly bureau?: string;
  readonly region?: string;
  readonly channels?: readonly string[];
}

const stands: Readonly<Record<string, Stand>> = {
  'the lead bureau': { bureau: place.lead, region: place.county },
  'a bureau that helps': { bureau: place.helper, region: place.county },
  'another bureau of the county': { bureau: '411681-taxation', region: place.county },
  'a bureau of another city': { bureau: '411000-human-resources-and-social-security', region: '411000' },
  'a bureau of the province': { bureau: '410000-human-resources-and-social-security', region: '410000' },
  'the county': { region: place.county },
  'the city': { region: place.city },
  'the province': { region: '410000' },
  'another county of the city': { region: '411625' },
  'another city': { region: '411000' },
  nowhere: {},
  'the channel': { channels: [place.channel] },
  'another channel': { channels: ['hotline'] },
};

/** Somebody of the staff in one role at one place. */
export interface Person {
  readonly title: string;
  readonly role: StaffRole;
  readonly claims: JWTPayload;
  reaches(reach: Reach): boolean;
}

/** Every role at every place. */
export const people: readonly Person[] = staffRoles.flatMap((role) =>
  Object.entries(stands).map(([where, stand]) => ({
    title: `${role} of ${where}`,
    role,
    claims: { sub: `${role}-1`, roles: [role], ...stand },
    reaches: (reach: Reach) => isReached(reach, stand),
  })),
);

function isReached(reach: Reach, { bureau, region, channels = [] }: Stand): boolean {
  switch (reach) {
    case 'anywhere':
      return true;
    case 'bureau':
      return bureau === place.lead;
    case 'bureaus-at-work':
      return bureau === place.lead || bureau === place.helper;
    case 'county':
      return region !== undefined && isWithin(place.county, region);
    case 'city':
      return region !== undefined && isWithin(place.city, region);
    case 'province':
      return region === '410000';
    case 'channel':
      return channels.includes(place.channel);
    default:
      return reach satisfies never;
  }
}
