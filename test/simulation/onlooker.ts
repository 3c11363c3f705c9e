import { Kafka, logLevel } from 'kafkajs';

/** Where a case lies, by what department has announced of it last. */
export interface Place {
  readonly version: number;
  readonly bureauId?: string;
}

interface Announced {
  readonly caseNumber?: string;
  readonly caseVersion?: number;
  readonly lead?: { readonly id: string };
}

/** Reads what department announces, as any outside system may, and knows where each case lies. */
export class Onlooker {
  private readonly places = new Map<string, Place>();
  private readonly stopReading: () => Promise<void>;

  private constructor(stop: () => Promise<void>) {
    this.stopReading = stop;
  }

  static async start(brokers: string, topicPrefix = ''): Promise<Onlooker> {
    const kafka = new Kafka({ clientId: 'simulation', brokers: brokers.split(','), logLevel: logLevel.ERROR });
    const consumer = kafka.consumer({ groupId: `simulation-${process.pid}`, maxWaitTimeInMs: 100 });
    const onlooker = new Onlooker(() => consumer.disconnect());
    await consumer.connect();
    await consumer.subscribe({ topic: `${topicPrefix}xinqiao.department.v1`, fromBeginning: true });
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

  stop(): Promise<void> {
    return this.stopReading();
  }

  private see(type: string, value: string): void {
    if (!/^xinqiao\.case\.(assigned|sent-to-triage|returned)\.v1$/.test(type)) return;
    const { caseNumber = '', caseVersion: version = 0, lead } = JSON.parse(value) as Announced;
    const known = this.places.get(caseNumber);
    if (known && known.version >= version) return;
    this.places.set(caseNumber, { version, bureauId: type === 'xinqiao.case.assigned.v1' ? lead?.id : undefined });
  }
}
