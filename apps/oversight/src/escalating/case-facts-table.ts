import type { Bureau } from '#contracts';
import type { EntityManager } from 'typeorm';
import { type CaseFacts, type CaseEnd, mergedByCase } from './domain/case-facts.ts';

export interface CaseFactsRow {
  readonly case_id: string;
  readonly case_number: string;
  readonly lead_version: number;
  readonly lead: Bureau | null;
  readonly matter_version: number;
  readonly function: string | null;
  readonly urgent: boolean;
  readonly region_version: number;
  readonly region_code: string | null;
  readonly ended_at: Date | null;
  readonly ended_because: CaseEnd | null;
}

/**
 * Keeps what was said of cases, and until the transaction ends nobody else does: so whoever raises an escalation and whoever ends those of the case see
 * each other. Merges as {@link mergedFacts} does.
 * @returns all that is known of these cases now
 */
export async function keepFacts(
  manager: EntityManager,
  said: readonly CaseFacts[],
): Promise<ReadonlyMap<string, CaseFacts>> {
  if (said.length === 0) return new Map();
  const rows = await manager.query<CaseFactsRow[]>(merging, [JSON.stringify(mergedByCase(said))]);
  return new Map(rows.map((row) => [row.case_id, factsOf(row)]));
}

const later = (part: 'lead' | 'matter' | 'region', column: string): string =>
  `${column} = case when excluded.${part}_version > known.${part}_version then excluded.${column} else known.${column} end`;

const merging = `
  insert into escalation_case as known
    (case_id, case_number, lead_version, lead, matter_version, function, urgent, region_version, region_code, ended_at, ended_because)
  select "caseId", "caseNumber", "leadVersion", lead, "matterVersion", function, urgent, "regionVersion", "regionCode", "endedAt", "endedBecause"
  from json_to_recordset($1::json) as said ("caseId" uuid, "caseNumber" text, "leadVersion" integer, lead json, "matterVersion" integer,
    function text, urgent boolean, "regionVersion" integer, "regionCode" text, "endedAt" timestamptz, "endedBecause" text)
  on conflict (case_id) do update set
    ${later('lead', 'lead')},
    lead_version = greatest(known.lead_version, excluded.lead_version),
    ${later('matter', 'function')},
    ${later('matter', 'urgent')},
    matter_version = greatest(known.matter_version, excluded.matter_version),
    ${later('region', 'region_code')},
    region_version = greatest(known.region_version, excluded.region_version),
    ended_because = case
      when known.ended_at is null or (excluded.ended_at, excluded.ended_because) > (known.ended_at, known.ended_because)
      then coalesce(excluded.ended_because, known.ended_because) else known.ended_because end,
    ended_at = greatest(known.ended_at, excluded.ended_at)
  returning *`;

export function factsOf(row: CaseFactsRow): CaseFacts {
  return {
    caseId: row.case_id,
    caseNumber: row.case_number,
    leadVersion: row.lead_version,
    lead: row.lead ?? undefined,
    matterVersion: row.matter_version,
    function: row.function ?? undefined,
    urgent: row.urgent,
    regionVersion: row.region_version,
    regionCode: row.region_code ?? undefined,
    endedAt: row.ended_at?.toISOString(),
    endedBecause: row.ended_because ?? undefined,
  };
}
