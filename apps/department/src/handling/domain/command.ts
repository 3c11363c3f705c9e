import type { Bureau, CaseEvents, HotIssueOfCase, PolicyCitation } from '#contracts';
import type { Channel } from '#domain';
import type { OtherCase } from './case-state.ts';
import type { Coming } from './correcting.ts';
import type { Proposal } from './proposal.ts';
import type { Action } from './transitions.ts';
import type { StaffMember } from './who-may.ts';

/** What a person of the staff asks for. */
interface ByStaff {
  readonly by: StaffMember;
  /** The version of the case that the person saw; a case that has moved on since is not touched. */
  readonly version: number;
}

/** What the citizen whose case it is asks for; number and query code were compared before. */
interface ByCitizen {
  readonly by: 'citizen';
  /** As for staff, where it is said. */
  readonly version?: number;
}

interface Placement extends Coming {
  readonly coHandling: readonly Bureau[];
  /** Whom the case is a complaint about, where it is not whom it was said to be. */
  readonly about?: readonly Bureau[];
}

interface Answer {
  /** A public reply may be shown to everybody, a private one to the citizen alone. */
  readonly visibility: 'public' | 'private';
  readonly text: string;
  /** 政策依据. */
  readonly citations?: PolicyCitation[];
}

interface Rating {
  readonly solved: boolean;
  /** 1 to 5. */
  readonly satisfaction: number;
  readonly words?: string;
}

/** What becomes of a case that leaves those which are handled as part of it without an end of their own. */
export type TargetEnd = 'withdrawn' | 'declined' | 'answered-privately' | 'complained-of';

interface Commands {
  submit: {
    readonly channel: Channel;
    readonly submittedAt: Date;
    readonly regionHint?: string;
    readonly onlyByCall?: true;
    readonly splitFrom?: OtherCase;
    /** Whom the case is about from which it was split. */
    readonly about?: readonly Bureau[];
  };
  route: { readonly proposal: Proposal };
  assign: ByStaff & Placement & { readonly reason?: string };
  accept: ByStaff;
  return: ByStaff & {
    readonly reason: string;
    /** The line of its duty list that the bureau points to. */
    readonly dutyLine: string;
    /** Whose it is, where the bureau knows. */
    readonly suggested?: Bureau;
  };
  arbitrate: ByStaff & Placement & { readonly reason: string };
  'name-complained-of': ByStaff & {
    /** Whom the case is a complaint about, beside those who were known. */
    readonly bureau: Bureau;
    readonly reason: string;
  };
  succeed: {
    /** Was merged into {@link successor}. */
    readonly predecessor: Bureau;
    readonly successor: Bureau;
    /** What the Region of the successor is called; absent where nobody has said it yet. */
    readonly successorRegionName?: string;
  };
  'assign-handler': ByStaff & { /** Opaque subject; absent where the case is given back. */ readonly handler?: string };
  contact: ByStaff;
  reply: ByStaff & Answer;
  'request-extension': ByStaff & { /** Working days. */ readonly days: number; readonly reason: string };
  'approve-extension': ByStaff;
  'refuse-extension': ByStaff & { readonly reason: string };
  suspend: ByStaff & {
    readonly waitingFor: 'citizen' | 'third-party';
    readonly reason: string;
    readonly until: Date;
  };
  resume: ByStaff;
  'ask-co-bureau': ByStaff & { readonly taskId: string; readonly bureau: Bureau; readonly task: string };
  'complete-co-task': ByStaff & { readonly taskId: string; readonly answer: string };
  'waive-co-task': ByStaff & { readonly taskId: string; readonly reason: string };
  resolve: ByStaff &
    Answer & {
      /** What a check of the reply found; none where it answers what was asked. */ readonly doubts?: readonly string[];
    };
  'confirm-resolution': ByStaff;
  'refuse-resolution': ByStaff & { readonly reason: string };
  'propose-decline': ByStaff & { readonly legalGround: string; readonly explanation: string };
  'confirm-decline': ByStaff;
  'refuse-decline': ByStaff & { readonly reason: string };
  decline: ByStaff & { readonly explanation: string; /** Whom to ask instead. */ readonly askInstead: string };
  rate: ByCitizen & Rating;
  'rate-by-call': ByStaff &
    Rating & { /** What is not settled yet, where the citizen wants the case to go on. */ readonly reopen?: string };
  'miss-call': ByStaff;
  close: object;
  reopen: (ByCitizen | ByStaff) & { readonly reason: string };
  supplement: ByCitizen & { readonly text: string };
  split: ByStaff & {
    /** What is to be handled apart; the case keeps the rest. */
    readonly parts: readonly { readonly caseId: string; readonly subject: string; readonly body: string }[];
    readonly reason: string;
  };
  merge: ByStaff & { readonly into: OtherCase; readonly reason: string };
  'come-back': {
    /** What became of the other case. */
    readonly because: TargetEnd;
    /** Whom the other one was found to be a complaint about: so is this one, which is the same matter. */
    readonly complaint?: Pick<CaseEvents['xinqiao.case.complained-of.v1'], 'foundBy'> & {
      readonly about: readonly Bureau[];
      /** Those that it was not about before. */
      readonly named: readonly Bureau[];
    };
  };
  'resolve-with-target': Pick<Answer, 'text' | 'citations'> & {
    readonly target: OtherCase;
    /** Whose answer it is. */ readonly bureau: Bureau;
  };
  unmerge: ByStaff & { readonly reason: string };
  'join-hot-issue': { readonly hotIssue: HotIssueOfCase };
  'leave-hot-issue': object;
  withdraw: ByCitizen & { readonly reason?: string };
}

/** What is wanted of a case, one form for each action of the transition table. */
export type CommandFor<A extends Action> = { [K in A]: { readonly kind: K } & Commands[K] }[A];
export type Command = CommandFor<Action>;
export type StaffCommand = Extract<Command, ByStaff>;
export type CitizenCommand = Extract<Command, ByCitizen>;
export type PersonsCommand = StaffCommand | CitizenCommand;
