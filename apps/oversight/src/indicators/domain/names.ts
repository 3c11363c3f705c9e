import type { CaseEvents, CaseEventType } from '#contracts';
import { isTelling } from '../../known-cases/domain/telling-event.ts';

/** What names of bureaus and matters are taken from beside the steps of Cases. */
export const namingEvents = [
  'xinqiao.bureau.changed.v1',
  'xinqiao.bureaus.published.v1',
  'xinqiao.matter.changed.v1',
] as const satisfies readonly CaseEventType[];

/** What something is called, as one event said it. */
export interface SaidName {
  readonly what: 'bureau' | 'region' | 'matter';
  readonly code: string;
  /** Of the directory's or the catalogue's row; 0 where a step of a Case mentioned it. */
  readonly version: number;
  readonly name: string;
}

interface Event {
  readonly type: string;
  readonly payload?: unknown;
}

/** The best names among events, one for each thing, in a fixed order: of the highest version, of the same the one that sorts last. */
export function namesIn(events: readonly Event[]): SaidName[] {
  const best = new Map<string, SaidName>();
  for (const said of events.flatMap(namesSaidBy)) {
    const key = `${said.what} ${said.code}`;
    const known = best.get(key);
    if (!known || isBetter(said, known)) best.set(key, said);
  }
  return [...best].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, said]) => said);
}

function isBetter(one: SaidName, other: SaidName): boolean {
  if (one.version !== other.version) return one.version > other.version;
  return Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)) > 0;
}

type Told = Partial<CaseEvents['xinqiao.case.assigned.v1']>;

function namesSaidBy(event: Event): SaidName[] {
  const { type, payload } = event;
  switch (type) {
    case 'xinqiao.bureau.changed.v1':
      return [bureau(payload as CaseEvents['xinqiao.bureau.changed.v1'])];
    case 'xinqiao.bureaus.published.v1':
      return (payload as CaseEvents['xinqiao.bureaus.published.v1']).bureaus.map(bureau);
    case 'xinqiao.matter.changed.v1': {
      const { code, name, version } = payload as CaseEvents['xinqiao.matter.changed.v1'];
      return [{ what: 'matter', code, name, version }];
    }
    default:
      return isTelling(event) ? mentionedIn(event.payload) : [];
  }
}

const bureau = ({ id, name, version }: { id: string; name: string; version: number }): SaidName => {
  return { what: 'bureau', code: id, name, version };
};

function mentionedIn({ lead, matter, jurisdiction }: Told): SaidName[] {
  return [
    ...(lead ? [bureau({ id: lead.id, name: lead.name, version: 0 })] : []),
    ...(matter ? [{ what: 'matter', code: matter.code, name: matter.name, version: 0 } as const] : []),
    ...(jurisdiction
      ? [{ what: 'region', code: jurisdiction.code, name: jurisdiction.name, version: 0 } as const]
      : []),
  ];
}
