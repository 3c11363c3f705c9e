import type { Matter } from '#contracts';
import type { CaseStatus, Kind } from '#domain';
import { viewOfClock } from '../clocks/case-clocks.dto.ts';
import { type CaseClock, isRunning } from '../clocks/domain/case-clock.ts';
import type { Placed } from './order.ts';
import type { Entry } from './queue.dto.ts';

/** What is read of each case on a list. */
export const entryColumns = [
  'id',
  'number',
  'subject',
  'kind',
  'matter',
  'urgent',
  'status',
  'since',
  'version',
  'clocks',
  'due_at',
] as const;

export interface EntryRow extends Placed {
  readonly number: string;
  readonly subject: string;
  readonly kind: Kind | null;
  readonly matter: Matter | null;
  readonly status: CaseStatus;
  readonly version: number;
  readonly clocks: readonly CaseClock[];
}

/** What every list says of a case. */
export function entryOf({
  number,
  subject,
  kind,
  matter,
  urgent,
  since,
  version,
  clocks,
}: EntryRow): Pick<Entry, keyof Entry> {
  return {
    caseNumber: number,
    subject,
    kind: kind ?? undefined,
    matter: matter ?? undefined,
    urgent,
    since,
    clocks: clocks.filter(isRunning).map(viewOfClock),
    version,
  };
}
