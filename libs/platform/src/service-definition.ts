import type { Type } from '@nestjs/common';
import type { MonthlyTable } from './months/monthly-table.ts';

export type ServiceName = 'intake' | 'routing' | 'department' | 'notification' | 'oversight';

/** What makes a service this one and not another; everything else it boots with is the platform's. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  /** One sentence for the head of its API document. */
  readonly description: string;
  readonly module: Type;
  readonly entities: Type[];
  readonly migrations: Type[];
  /** Its tables that are partitioned by month. */
  readonly monthlyTables?: readonly MonthlyTable[];
  /** Its own configuration beside the platform's; read before anything is connected. */
  readonly configuration?: Type<object>[];
  /** Whether it handles events (true unless said otherwise). */
  readonly consumes?: boolean;
  /** At least so long between two transactions of its consumer, in milliseconds: where nobody waits for their effect. */
  readonly paceMs?: number;
  /** The same for single topics. */
  readonly topicPacesMs?: Readonly<Record<string, number>>;
  /** How long the file of a `@StreamedBody` may take to arrive, in milliseconds; 30 s unless said otherwise, as all else. */
  readonly slowestFileMs?: number;
}

/** Injects the definition that the service was booted from. */
export const SERVICE_DEFINITION = Symbol('service definition');
