import type { CaseClock } from './telling-event.ts';
import type { CaseStep } from './case-step.ts';

/** A clock as a step said it; moments in milliseconds since 1970. */
export interface ClockFact {
  readonly from: number;
  readonly by: number;
  readonly stopped?: number;
}

/** What is asked for later of one step; whatever a step does not say is absent. Kept for years, so it is short. */
export interface StepFact {
  readonly is: FactKind;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  readonly channel?: string;
  readonly region?: string;
  /** The bureau that leads the Case from here on, or that took the step. */
  readonly bureau?: string;
  readonly bureauRegion?: string;
  readonly matter?: string;
  readonly kind?: string;
  readonly function?: string;
  readonly urgent?: true;
  /** Ids of the bureaus that it is a complaint about. */
  readonly about?: readonly string[];
  /** Ids of the bureaus that are to help from here on. */
  readonly helping?: readonly string[];
  readonly solved?: boolean;
  readonly satisfaction?: number;
  readonly contact?: ClockFact;
  readonly resolve?: ClockFact;
}

const kinds = {
  'xinqiao.case.opened.v1': 'opened',
  'xinqiao.case.sent-to-triage.v1': 'placed',
  'xinqiao.case.assigned.v1': 'assigned',
  'xinqiao.case.arbitrated.v1': 'assigned',
  'xinqiao.case.returned.v1': 'returned',
  'xinqiao.case.complained-of.v1': 'complained-of',
  'xinqiao.case.bureau-succeeded.v1': 'bureau-succeeded',
  'xinqiao.co-task.assigned.v1': 'help-asked',
  'xinqiao.case.contacted.v1': 'contacted',
  'xinqiao.case.replied.v1': 'replied',
  'xinqiao.case.resolved.v1': 'resolved',
  'xinqiao.case.rated.v1': 'rated',
  'xinqiao.case.closed.v1': 'closed',
  'xinqiao.case.extended.v1': 'extended',
  'xinqiao.case.reopened.v1': 'reopened',
  'xinqiao.case.withdrawn.v1': 'withdrawn',
  'xinqiao.case.declined.v1': 'declined',
  'xinqiao.case.merged.v1': 'merged',
  'xinqiao.case.unmerged.v1': 'unmerged',
} as const satisfies Partial<Record<CaseStep['type'], string>>;
export type FactKind = (typeof kinds)[keyof typeof kinds] | 'timed';

/** @returns undefined for a step of which nothing is asked later but how it left the Case */
export function factOfStep(step: CaseStep): StepFact | undefined {
  const clocks = clocksOf(step.payload.clocks);
  const is = step.type in kinds ? kinds[step.type as keyof typeof kinds] : undefined;
  if (!is && !clocks.contact && !clocks.resolve) return undefined;
  return { is: is ?? 'timed', at: Date.parse(step.payload.occurredAt), ...said(step), ...clocks };
}

export function clocksOf(clocks: readonly CaseClock[] = []): Pick<StepFact, 'contact' | 'resolve'> {
  return defined({ contact: clockNamed('first-contact', clocks), resolve: clockNamed('resolve', clocks) });
}

function clockNamed(name: CaseClock['clock'], clocks: readonly CaseClock[]): ClockFact | undefined {
  const found = clocks.find(({ clock }) => clock === name);
  if (!found) return undefined;
  const stopped = found.stoppedAt === undefined ? undefined : Date.parse(found.stoppedAt);
  return { from: Date.parse(found.startedAt), by: Date.parse(found.deadline), ...defined({ stopped }) };
}

/** What the payload says of place, subject and outcome. */
function said(step: CaseStep): Partial<StepFact> {
  if (step.type === 'xinqiao.case.opened.v1') {
    const { channel, submittedAt, regionHint } = step.payload;
    return { channel, at: Date.parse(submittedAt), ...defined({ region: regionHint }) };
  }
  if (step.type === 'xinqiao.case.sent-to-triage.v1') return defined({ region: step.payload.jurisdiction?.code });
  if (step.type === 'xinqiao.case.assigned.v1') {
    const { kind, urgent, about } = step.payload;
    return {
      ...saidOfLead(step.payload),
      ...defined({ kind, urgent: urgent ? (true as const) : undefined, about: idsOf(about) }),
    };
  }
  if (step.type === 'xinqiao.case.complained-of.v1') return defined({ about: idsOf(step.payload.about) });
  if (step.type === 'xinqiao.case.bureau-succeeded.v1') {
    const { about, bureau, jurisdiction } = step.payload;
    return defined({ about: idsOf(about), bureau: bureau?.id, region: jurisdiction?.code });
  }
  if (step.type === 'xinqiao.co-task.assigned.v1') return { helping: [step.payload.coBureau.id] };
  if (step.type === 'xinqiao.case.arbitrated.v1') return saidOfLead(step.payload);
  if (step.type === 'xinqiao.case.returned.v1') {
    const { bureau, jurisdiction } = step.payload;
    return { bureau: bureau.id, bureauRegion: bureau.regionCode, ...defined({ region: jurisdiction?.code }) };
  }
  if (step.type !== 'xinqiao.case.rated.v1') return {};
  return { solved: step.payload.solved, satisfaction: step.payload.satisfaction };
}

const idsOf = (bureaus?: readonly { readonly id: string }[]) => bureaus?.map(({ id }) => id);

type Assignment = Extract<CaseStep, { payload: { lead: object } }>['payload'];

function saidOfLead({ lead, coHandling, matter, jurisdiction, function: task }: Assignment): Partial<StepFact> {
  const place = { bureau: lead.id, bureauRegion: lead.regionCode };
  const helping = coHandling.length > 0 ? idsOf(coHandling) : undefined;
  return { ...place, ...defined({ matter: matter?.code, region: jurisdiction?.code, function: task, helping }) };
}

/** Without what is undefined, so that what is kept is the same whether it was read back or not. */
export function defined<T extends object>(parts: T): Partial<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<T>;
}
