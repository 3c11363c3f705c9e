import type { Bureau } from '#contracts';
import { bureausOf, Failure } from '#domain';
import { AccessRefusal, Clock, Mergers, recordInAudit, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { isAbout } from '../known-cases/domain/complaint.ts';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { type ExclusionRow, exclusionColumns, viewOf } from './exclusion-table.ts';
import type { ExclusionView, RequestExclusionBody } from './exclusions.dto.ts';

/**
 * A bureau asks that a case which it leads, or led when it came to its end, be left out of its adjusted rates (剔除); somebody above it decides. What it has
 * sent back it does not lead any more, also while nobody else does.
 */
@Injectable()
export class RequestExclusion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly mergers: Mergers,
  ) {}

  /**
   * @throws Failure `case-not-found`; conflict `exclusion-exists` where it was asked for already and not refused
   * @throws AccessRefusal where the case is another bureau's or nobody's, or a complaint about the bureau
   */
  async execute(staff: Staff, body: RequestExclusionBody): Promise<ExclusionView> {
    const mergers = await this.mergers.all();
    return this.dataSource.transaction(async (manager) => {
      const facts = await lockKnownCase(manager, body.caseNumber);
      const { number, lead } = facts;
      const own = bureausOf(staff);
      if (!lead || !own.includes(lead.id) || isAbout(facts, own))
        throw AccessRefusal.insufficient('The case is not led by your bureau.');
      const row = await insert(manager, { ...facts, lead }, staff, body, await this.clock.now(manager));
      const asked = { action: 'request-exclusion', about: number, reason: body.reason };
      await recordInAudit(manager, [{ staff: staff.subject, ...asked }]);
      return viewOf(row, mergers);
    });
  }
}

async function insert(
  manager: EntityManager,
  { caseId, number, lead }: CaseFacts & { readonly lead: Bureau },
  { subject }: Staff,
  { ground, reason, evidence }: RequestExclusionBody,
  now: Date,
): Promise<ExclusionRow> {
  const [row] = await manager.query<ExclusionRow[]>(
    `insert into exclusion (id, case_id, case_number, bureau_id, bureau_name, bureau_region, ground, reason, evidence, asked_by, asked_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text[], $10, $11, 'asked') on conflict do nothing returning ${exclusionColumns}`,
    [v7(), caseId, number, lead.id, lead.name, lead.regionCode, ground, reason, evidence, subject, now],
  );
  if (!row) throw new Failure('conflict', 'exclusion-exists', 'It was asked for this case already, and not refused.');
  return row;
}
