import type { WhatIsKnown } from '../case-state.ts';

/** The case as it is once the bureau that had it has it no more. */
export function ofNobody<S extends WhatIsKnown>({
  lead: _,
  coHandling: _others,
  handler: _handler,
  ...rest
}: S): Omit<S, 'lead' | 'coHandling' | 'handler'> {
  return rest;
}
