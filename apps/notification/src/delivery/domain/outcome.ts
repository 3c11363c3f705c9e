/**
 * What came of one try to send, named for how we react to it.
 * `problem` is a code such as `EENVELOPE 550 5.1.1`, never a server's words: those often repeat the address.
 */
export type Outcome =
  | { readonly kind: 'sent' }
  /** This message to this recipient will never be taken. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** Not this message now; perhaps later. */
  | { readonly kind: 'deferred'; readonly problem: string }
  /** Nothing can be sent now, whatever the message. Misconfigured: only a person can change that. */
  | { readonly kind: 'unreachable'; readonly problem: string; readonly misconfigured: boolean };
