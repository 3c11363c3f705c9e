import type { Bureau, CaseEvents, CaseEventType } from '#contracts';
import { type Announcement, transitions } from './transitions.ts';
import { type Actor, parties, type Party } from './who-may.ts';

/** On whose word something is told to have happened. Of which bureau a supervisor must not be was asked when he did it. */
export type ToldParty = Exclude<Party, 'supervisor-of-others'>;
export const toldParties = parties.filter((party): party is ToldParty => party !== 'supervisor-of-others');

/** Something that happened to a case, as it is told to who acted without knowing of it. */
export interface CaseChange {
  /** The version of the case after it. */
  readonly version: number;
  /** Type of the event that announced it: `xinqiao.case.accepted.v1`. */
  readonly type: CaseEventType;
  readonly occurredAt: Date;
  /** The role in which somebody did it. */
  readonly by: ToldParty;
  /** Whose people did it; absent where it was no bureau. */
  readonly bureau?: Bureau;
  /** What the event says beside case, version, time and clocks, as far as who asks may read it. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** An event of the case's story, as it is kept. */
export type ToldEvent = Pick<CaseChange, 'version' | 'type' | 'occurredAt' | 'details'>;

type TypeOf<N extends Announcement> = `xinqiao.${N}.v1`;

/**
 * What of each event its citizen may read; the rest is between those at work on the case. An event that is missing here
 * does not compile.
 */
const readByCitizens: { readonly [N in Announcement]: readonly (keyof CaseEvents[TypeOf<N>])[] } = {
  'case.opened': ['channel', 'submittedAt'],
  'case.sent-to-triage': ['reasons'],
  'case.assigned': ['lead', 'coHandling', 'reasons'],
  'case.returned': ['bureau', 'sentTo', 'reason'],
  'case.arbitrated': ['lead'],
  'case.complained-of': ['status', 'bureau', 'named', 'hadIt'],
  'case.bureau-succeeded': ['status', 'bureau', 'predecessor', 'successor'],
  'case.accepted': ['bureau'],
  'case.handler-assigned': ['bureau', 'status'],
  'case.contacted': ['bureau', 'first'],
  'case.replied': ['bureau', 'visibility', 'text', 'citations'],
  'case.suspended': ['bureau', 'waitingFor', 'reason', 'until'],
  'case.resumed': ['bureau'],
  'case.extension-requested': ['bureau', 'days'],
  'case.extended': ['bureau', 'days'],
  'case.extension-refused': ['bureau'],
  'co-task.assigned': ['coBureau'],
  'co-task.completed': ['status', 'coBureau'],
  'co-task.waived': ['coBureau'],
  'case.resolution-proposed': ['bureau'],
  'case.resolution-refused': ['bureau'],
  'case.follow-up-missed': ['bureau', 'missed', 'nextAt'],
  'case.decline-proposed': ['bureau'],
  'case.decline-refused': ['bureau', 'status'],
  'case.declined': ['legalGround', 'explanation', 'askInstead'],
  'case.resolved': ['bureau', 'visibility', 'text', 'citations'],
  'case.rated': ['solved', 'satisfaction', 'words'],
  'case.closed': ['because'],
  'case.reopened': ['status', 'bureau', 'reopenedBy', 'reason'],
  'case.supplemented': ['status', 'text'],
  'case.withdrawn': ['reason'],
  'case.split': ['reason'],
  // The other case may be somebody else's.
  'case.merged': ['reason'],
  'case.unmerged': ['status', 'reason'],
  'case.joined-hot-issue': ['status', 'hotIssue'],
  'case.left-hot-issue': ['status', 'hotIssue'],
};

/** An event as this person may read it. Whether they may read of the case at all was asked before. */
export function changeFor(reader: Actor, { version, type, occurredAt, details }: ToldEvent): CaseChange {
  const by = partyOf(type, details);
  const readable = reader === 'citizen' ? publicPart(type, details) : details;
  return { version, type, occurredAt, by, bureau: bureauOf(by, details), details: readable };
}

function bureauOf(by: ToldParty, { bureau, coBureau }: { bureau?: Bureau; coBureau?: Bureau }): Bureau | undefined {
  if (by === 'co-bureau') return coBureau;
  return by === 'lead-bureau' || by === 'bureau-head' ? bureau : undefined;
}

function publicPart(type: CaseEventType, details: ToldEvent['details']): ToldEvent['details'] {
  const readable: readonly string[] = readByCitizens[announcementOf(type)];
  return Object.fromEntries(Object.entries(details).filter(([name]) => readable.includes(name)));
}

/** On whose word it happened: where the table leaves it open, the event says it. */
function partyOf(type: CaseEventType, details: ToldEvent['details']): ToldParty {
  const announcement = announcementOf(type);
  return saysWho[announcement]?.(details) ?? partyThatAnnounces(announcement);
}

const caller = 'follow-up-caller';

const saysWho: Readonly<Partial<Record<Announcement, (details: ToldEvent['details']) => ToldParty>>> = {
  'case.assigned': ({ assignedBy }) => assignedBy as 'router' | 'triage-officer' | 'supervisor',
  'case.complained-of': ({ foundBy }) => foundBy as 'triage-officer' | 'supervisor',
  'case.reopened': ({ reopenedBy, byCall }) => (byCall === true ? caller : (reopenedBy as 'citizen' | 'supervisor')),
  'case.resolved': resolvedBy,
  'case.rated': ({ byCall }) => (byCall === true ? caller : 'citizen'),
  'case.unmerged': ({ because }) => (because === undefined ? 'triage-officer' : 'target-case'),
  'case.closed': ({ because, byCall }) => (byCall === true ? caller : because === 'rated' ? 'citizen' : 'clock'),
  'case.declined': ({ askInstead }) => (askInstead === undefined ? 'supervisor' : 'triage-officer'),
};

/** A doubtful reply is given or confirmed by the head of the bureau alone, and says what was in doubt. */
function resolvedBy({ with: target, doubts }: ToldEvent['details']): ToldParty {
  if (target !== undefined) return 'target-case';
  return doubts === undefined ? 'lead-bureau' : 'bureau-head';
}

function partyThatAnnounces(announcement: Announcement): ToldParty {
  const row = transitions.find(({ announces }) => (announces as readonly string[]).includes(announcement));
  if (!row) throw new Error(`No transition announces ${announcement}.`);
  return row.by === 'supervisor-of-others' ? 'supervisor' : row.by;
}

function announcementOf(type: CaseEventType): Announcement {
  return type.slice('xinqiao.'.length, -'.v1'.length) as Announcement;
}
