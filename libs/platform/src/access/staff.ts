import type { Channel } from '#domain';

export const staffRoles = [
  'handler',
  'bureau-head',
  'triage-officer',
  'supervisor',
  'leader',
  'administrator',
  'auditor',
  'channel',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Who acts, as a verified token says. */
export interface Staff {
  readonly subject: string;
  /** The program that the token was issued to. */
  readonly clientId?: string;
  readonly roles: readonly StaffRole[];
  /** The Bureau that they work for. */
  readonly bureauId?: string;
  /** Bureaus that were merged into that one; no token says them, a service that keeps the directory does. */
  readonly formerBureauIds?: readonly string[];
  /** The Region whose subtree they answer for, GB/T 2260. */
  readonly regionCode?: string;
  /** The Channels that a program with the role `channel` may speak for. */
  readonly channels?: readonly Channel[];
  /** When the token ends, in real time: what goes on after the request was answered must end with it. */
  readonly expiresAt?: Date;
}
