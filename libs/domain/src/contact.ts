/** How the citizen may be reached. Leaves intake sealed, and is stored sealed. */
export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  /** The bureaus that handle the case are not to learn who wrote. */
  readonly confidential?: boolean;
}
