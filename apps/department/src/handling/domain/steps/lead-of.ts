import type { Bureau } from '#contracts';
import type { WhatIsKnown } from '../case-state.ts';

/** 主办; nobody where no bureau has the case. */
export function leadOf({ lead }: WhatIsKnown): Bureau | undefined {
  return lead;
}
