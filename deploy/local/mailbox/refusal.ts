/** Recipients that make the mailbox refuse, so that every class of SMTP failure can be met over the real protocol. */
export interface Refusals {
  /** The reply code to refuse this recipient with; undefined when the mail is welcome. */
  readonly replyFor: (address: string) => number | undefined;
}

/**
 * `reject-450@…` is refused with 450 each time, `reject-550@…` with 550, and so on for any 4xx or 5xx;
 * `greylist…@…` with 451 the first time only.
 */
export function refusals(): Refusals {
  const greylisted = new Set<string>();
  return {
    replyFor: (address) => {
      const [localPart = ''] = address.toLowerCase().split('@');
      const rejected = /^reject-([45]\d\d)/.exec(localPart);
      if (rejected) return Number(rejected[1]);
      if (!localPart.startsWith('greylist') || greylisted.has(address)) return undefined;
      greylisted.add(address);
      return 451;
    },
  };
}
