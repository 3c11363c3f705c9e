import type { StaffRole } from '#platform';

/**
 * Whose the sample is that is asked for: the case, its bureaus, its region. `bureaus-at-work`: the lead bureau and those that help it.
 * `anywhere`: what is one's own, wherever one works.
 */
export type Reach = 'anywhere' | 'bureau' | 'bureaus-at-work' | 'county' | 'city' | 'province' | 'channel';

/** Each role that is let in, and how far it reaches; no other role is, from wherever it comes. */
export type Roles = Readonly<Partial<Record<StaffRole, Reach>>>;

/** Who may open a door, and a request that gets past its form: `:name` in it stands for a sample of the world (or of `at`). */
export interface Door {
  /** A citizen has the query code of his case. */
  readonly who: 'anybody' | 'citizen' | Roles;
  /** Of a door for anybody: roles that reach no further than this. */
  readonly but?: Roles;
  /** What the parameters of the path stand for, where it is not the sample of their own name. */
  readonly at?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
  /** A file in place of a body of JSON. */
  readonly file?: { readonly type: string; readonly content: Buffer };
}

/** By method and path, as the router knows them. */
export type Doors = Readonly<Record<string, Door>>;

/** Whoever works at the lead bureau of a case, and at those that help it. */
export const atWork: Roles = { handler: 'bureaus-at-work', 'bureau-head': 'bureaus-at-work' };
export const triage: Roles = { 'triage-officer': 'county' };
export const supervision: Roles = { supervisor: 'county' };

/** Gone long ago: whoever is let in is told so, and nothing is changed. */
export const stale = { version: 1 };
/** Not there yet, with the same effect. */
export const unseen = { version: 2_000_000_000, reason: '职责调整' };
