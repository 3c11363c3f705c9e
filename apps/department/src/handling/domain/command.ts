import type { Bureau } from '#contracts';
import type { Channel } from '#domain';
import type { Proposal } from './proposal.ts';
import type { Action } from './transitions.ts';
import type { StaffMember } from './who-may.ts';

/** What a person of the staff asks for. */
interface ByStaff {
  readonly by: StaffMember;
  /** The version of the case that the person saw; a case that has moved on since is not touched. */
  readonly version: number;
}

interface Answer {
  /** A public reply may be shown to everybody, a private one to the citizen alone. */
  readonly visibility: 'public' | 'private';
  readonly text: string;
}

interface Commands {
  submit: { readonly channel: Channel; readonly submittedAt: Date; readonly regionHint?: string };
  route: { readonly proposal: Proposal };
  assign: ByStaff & { readonly lead: Bureau; readonly coHandling: readonly Bureau[]; readonly reason?: string };
  accept: ByStaff;
  contact: ByStaff;
  reply: ByStaff & Answer;
  resolve: ByStaff & Answer;
}

/** What is wanted of a case, one form for each action of the transition table. */
export type CommandFor<A extends Action> = { [K in A]: { readonly kind: K } & Commands[K] }[A];
export type Command = CommandFor<Action>;
export type StaffCommand = Extract<Command, ByStaff>;
