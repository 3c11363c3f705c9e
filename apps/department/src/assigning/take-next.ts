import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import { lockMostUrgentOfNobody } from '../handling/case-table.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import type { TakenCase } from './assigning.dto.ts';

/**
 * Gives a handler what is the most urgent of all that nobody at the bureau has in hand. What a colleague takes at this very moment is passed over, so two never
 * get the same and neither waits.
 */
@Injectable()
export class TakeNext {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: ActOnCase,
  ) {}

  async take(bureauId: string, by: StaffMember): Promise<TakenCase> {
    return this.dataSource.transaction(async (manager) => {
      const next = await lockMostUrgentOfNobody(manager, bureauId, by.formerBureauIds);
      if (!next) return {};
      const { version } = next;
      const taking = { kind: 'assign-handler', by, version, handler: by.subject } as const;
      return { taken: await this.cases.carryOut(manager, next, taking) };
    });
  }
}
