import type { Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { mayRead } from './domain/who-may.ts';
import { escalationNotFound, escalationNotTheirs } from './escalation-failures.ts';
import { findEscalations } from './escalation-table.ts';
import type { EscalationStory } from './escalations.dto.ts';
import { stepsSince } from './story-table.ts';
import { viewOfEscalation } from './view-of-escalation.ts';

const mostSteps = 200;

/** One escalation with its story. */
@Injectable()
export class ReadEscalation {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found; forbidden for whose it neither is nor was */
  async read(id: string, staff: Staff): Promise<EscalationStory> {
    const { manager } = this.dataSource;
    const [escalation] = await findEscalations(manager, 'e.id = $1', [id]);
    if (!escalation) throw escalationNotFound();
    if (!mayRead(staff, escalation)) throw escalationNotTheirs();
    return { ...viewOfEscalation(escalation), steps: await stepsSince(manager, id, 0, mostSteps) };
  }
}
