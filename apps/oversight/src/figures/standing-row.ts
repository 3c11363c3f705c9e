import type { CaseStatus } from '#domain';
import type { Standing } from './domain/standing.ts';

/** A row of `case_standing`; an empty text there stands for "none yet". */
export interface StandingRow {
  readonly case_id: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly bureau_id: string;
  readonly region_version: number;
  readonly region_code: string;
}

export function fromRow(row: StandingRow): Standing {
  return {
    caseId: row.case_id,
    version: row.version,
    status: row.status,
    bureauId: row.bureau_id || undefined,
    regionVersion: row.region_version,
    regionCode: row.region_code || undefined,
  };
}

/** One array a column, in the order of the table, for `unnest`. */
export function columnsOf(standings: readonly Standing[]): unknown[][] {
  return [
    standings.map(({ caseId }) => caseId),
    standings.map(({ version }) => version),
    standings.map(({ status }) => status),
    standings.map(({ bureauId }) => bureauId ?? ''),
    standings.map(({ regionVersion }) => regionVersion),
    standings.map(({ regionCode }) => regionCode ?? ''),
  ];
}
