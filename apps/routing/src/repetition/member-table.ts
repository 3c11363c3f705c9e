import { Failure, parseCaseNumber } from '#domain';
import type { EntityManager } from 'typeorm';
import type { HotIssue } from './domain/hot-issue.ts';
import type { Side } from './domain/sameness.ts';
import { parseSketch } from './stored-sketch.ts';
import type { Member } from './voice-table.ts';

/** A case that goes in or out, and what it says. */
interface Moved {
  readonly member: Member;
  readonly regionCode: string | null;
  readonly voice: Side;
  /** People who come or go with it: nobody where the same person speaks in the issue by another case as well. */
  readonly people: 0 | 1;
}

interface Row {
  case_id: string;
  case_number: string;
  speaks_as_well: boolean;
  region_code: string | null;
  sketch: Buffer;
  name_share: number;
}

/** A public number leads to the case by the decision on it. */
const named = `case_id = (select case_id from decision where case_number = $2 limit 1)`;
const moved = `
  returning case_id, case_number, region_code, sketch, name_share,
            exists (select from voice as other
                     where other.writer = voice.writer and other.issue_id = $1 and other.case_id <> voice.case_id) as speaks_as_well`;

/** @throws Failure not-found where no case of this number belongs to the issue */
export async function takeMemberOut(manager: EntityManager, issueId: string, caseNumber: string): Promise<Moved> {
  const [rows] = await manager.query<[Row[], number]>(
    `update voice set issue_id = null where issue_id = $1 and ${named} ${moved}`,
    [issueId, parseCaseNumber(caseNumber) ?? ''],
  );
  return movedOf(issueId, rows, 'No case with this number belongs to the hot issue.');
}

/** @throws Failure not-found where no case of this number, in the city of the issue or without a place, is free */
export async function putMemberIn(
  manager: EntityManager,
  { id, reach, region }: HotIssue,
  caseNumber: string,
): Promise<Moved> {
  const [rows] = await manager.query<[Row[], number]>(
    `update voice set issue_id = $1, region_code = coalesce(region_code, $3)
      where issue_id is null and ${named} and starts_with(coalesce(region_code, $4), $4) ${moved}`,
    [id, parseCaseNumber(caseNumber) ?? '', region.code, reach.slice(0, 4)],
  );
  return movedOf(id, rows, 'No case with this number is in the city of the hot issue and belongs to none.');
}

function movedOf(issueId: string, [row]: readonly Row[], otherwise: string): Moved {
  if (!row) throw new Failure('not-found', 'member-not-found', otherwise);
  const member = { issueId, caseId: row.case_id, caseNumber: row.case_number };
  return {
    member,
    regionCode: row.region_code,
    people: row.speaks_as_well ? 0 : 1,
    voice: { sketch: parseSketch(row.sketch), nameShare: row.name_share },
  };
}
