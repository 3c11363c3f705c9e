import { Kafka, logLevel } from 'kafkajs';

/** Where a case lies, by what department has announced of it last. */
export interface Place {
  readonly version: number;
  readonly bureauId?: string;
}

/** What the router and department made of a message: nobody who handles it knows that beforehand. */
export interface Judgement {
  /** 诉求类型, 事项 and 职能, each as it was said last, with an assignment or before that by the router. */
  readonly kind?: string;
  readonly matter?: string;
  readonly function?: string;
  /** GB/T 2260, as it was said last; absent where nobody has placed it. */
  readonly regionCode?: string;
  /** By which the resolve clock runs: kind and urgency with which a bureau first got it. */
  readonly first?: { readonly kind?: string; readonly isUrgent: boolean };
  /** The bureaus that have led it, each once. */
  readonly hadBy: readonly string[];
  /** The router recognised that the same person had written about it. */
  readonly isRepeat: boolean;
}

interface Announced {
  readonly caseNumber?: string;
  readonly caseVersion?: number;
  readonly lead?: { readonly id: string };
  readonly kind?: string;
  readonly matter?: { readonly code: string };
  readonly function?: string;
  readonly urgent?: boolean;
  readonly jurisdiction?: { readonly code: string };
  readonly repeatOf?: object;
}

/** What a case is about. */
type Subject = Pick<Judgement, 'kind' | 'matter' | 'function'>;

const unjudged: Judgement = { hadBy: [], isRepeat: false };

/** Reads what routing and department announce, as any outside system may, and knows where each case lies and what it was taken for. */
export class Onlooker {
  private readonly places = new Map<string, Place>();
  private readonly judgements = new Map<string, Judgement>();
  private readonly proposed = new Map<string, Subject>();
  private readonly stopReading: () => Promise<void>;

  private constructor(stop: () => Promise<void>) {
    this.stopReading = stop;
  }

  static async start(brokers: string, topicPrefix = ''): Promise<Onlooker> {
    const kafka = new Kafka({ clientId: 'simulation', brokers: brokers.split(','), logLevel: logLevel.ERROR });
    const consumer = kafka.consumer({ groupId: `simulation-${process.pid}`, maxWaitTimeInMs: 100 });
    const onlooker = new Onlooker(() => consumer.disconnect());
    await consumer.connect();
    const topics = ['department', 'routing'].map((service) => `${topicPrefix}xinqiao.${service}.v1`);
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      eachBatch: ({ batch }) => {
        for (const { headers, value } of batch.messages) onlooker.see(String(headers?.ce_type), String(value));
        return Promise.resolve();
      },
    });
    return onlooker;
  }

  /** Undefined until something but its opening was announced. */
  placeOf(caseNumber: string): Place | undefined {
    return this.places.get(caseNumber);
  }

  judgementOf(caseNumber: string): Judgement {
    return { ...this.proposed.get(caseNumber), ...(this.judgements.get(caseNumber) ?? unjudged) };
  }

  stop(): Promise<void> {
    return this.stopReading();
  }

  private see(type: string, value: string): void {
    if (type === 'xinqiao.routing.decided.v1') this.seeProposal(JSON.parse(value) as Announced);
    if (!/^xinqiao\.case\.(assigned|sent-to-triage|returned)\.v1$/.test(type)) return;
    const announced = JSON.parse(value) as Announced;
    const { caseNumber = '', caseVersion: version = 0, lead } = announced;
    const known = this.places.get(caseNumber);
    if (known && known.version >= version) return;
    const isAssigned = type === 'xinqiao.case.assigned.v1';
    this.places.set(caseNumber, { version, bureauId: isAssigned ? lead?.id : undefined });
    const { kind, jurisdiction, urgent: isUrgent = false } = announced;
    const before = this.judgements.get(caseNumber) ?? unjudged;
    this.judgements.set(caseNumber, {
      ...before,
      ...(jurisdiction && { regionCode: jurisdiction.code }),
      ...(isAssigned && {
        ...subjectOf(announced),
        first: before.first ?? { kind, isUrgent },
        hadBy: [...new Set([...before.hadBy, ...(lead ? [lead.id] : [])])],
      }),
    });
  }

  private seeProposal(announced: Announced): void {
    const { caseNumber = '', repeatOf } = announced;
    this.proposed.set(caseNumber, subjectOf(announced));
    const before = this.judgements.get(caseNumber) ?? unjudged;
    this.judgements.set(caseNumber, { ...before, isRepeat: repeatOf !== undefined });
  }
}

/** Only what is said, so that the rest stays as it was. */
function subjectOf({ kind, matter, function: task }: Announced): Subject {
  return { ...(kind && { kind }), ...(matter && { matter: matter.code }), ...(task && { function: task }) };
}
