import { bureausOf, Failure, parseCaseNumber } from '#domain';
import { AccessRefusal, Clock, Mergers, recordInAudit, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { factsOf } from '../known-cases/domain/case-facts.ts';
import { isAbout } from '../known-cases/domain/complaint.ts';
import { currentGeneration } from '../known-cases/generations.ts';
import { fromRow, type KnownCaseRow } from '../known-cases/known-case-row.ts';
import { type ExclusionRow, exclusionColumns, viewOf } from './exclusion-table.ts';
import type { ExclusionView, RequestExclusionBody } from './exclusions.dto.ts';

interface LedCase extends KnownCaseRow {
  readonly bureau_id: string;
  readonly bureau_name: string | null;
}

/** A bureau asks that a case which it leads be left out of its adjusted rates (剔除); somebody above it decides. */
@Injectable()
export class RequestExclusion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly mergers: Mergers,
  ) {}

  /**
   * @throws Failure `case-not-found`; conflict `exclusion-exists` where it was asked for already and not refused
   * @throws AccessRefusal where the case is another bureau's, or a complaint about the bureau
   */
  async execute(staff: Staff, body: RequestExclusionBody): Promise<ExclusionView> {
    const mergers = await this.mergers.all();
    return this.dataSource.transaction(async (manager) => {
      const led = await findCase(manager, body.caseNumber);
      const own = bureausOf(staff);
      if (!own.includes(led.bureau_id) || isAbout(factsOf(fromRow(led)), own))
        throw AccessRefusal.insufficient('The case is not led by your bureau.');
      const row = await insert(manager, led, staff, body, await this.clock.now(manager));
      const asked = { action: 'request-exclusion', about: led.number, reason: body.reason };
      await recordInAudit(manager, [{ staff: staff.subject, ...asked }]);
      return viewOf(row, mergers);
    });
  }
}

async function findCase(manager: EntityManager, typed: string): Promise<LedCase> {
  const [found] = await manager.query<LedCase[]>(
    `select case_id, number, known.known, bureau_id, name as bureau_name
     from known_case as known left join figure_name as named
       on named.generation = known.generation and what = 'bureau' and code = bureau_id
     where number = $1 and known.generation = ${currentGeneration}`,
    [parseCaseNumber(typed)],
  );
  if (!found) throw new Failure('not-found', 'case-not-found', 'There is no case with this number here.');
  return found;
}

async function insert(
  manager: EntityManager,
  led: LedCase,
  { subject }: Staff,
  { ground, reason, evidence }: RequestExclusionBody,
  now: Date,
): Promise<ExclusionRow> {
  const { case_id: caseId, number, bureau_id: bureau, bureau_name: name } = led;
  const [row] = await manager.query<ExclusionRow[]>(
    `insert into exclusion (id, case_id, case_number, bureau_id, bureau_name, bureau_region, ground, reason, evidence, asked_by, asked_at, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text[], $10, $11, 'asked') on conflict do nothing returning ${exclusionColumns}`,
    [v7(), caseId, number, bureau, name ?? bureau, bureau.slice(0, 6), ground, reason, evidence, subject, now],
  );
  if (!row) throw new Failure('conflict', 'exclusion-exists', 'It was asked for this case already, and not refused.');
  return row;
}
