import type { QueryCode } from '#platform';
import type { Receipt } from './submission.ts';

/** What the citizen is told once the message is stored. */
export class ReceiptDto {
  /** Public; it may be read out and passed on. */
  caseNumber: string;

  /** The citizen's secret: with the case number it opens the tracking page. */
  queryCode: string;

  /** UTC. */
  submittedAt: string;
}

export function receiptFor({ caseId, caseNumber, submittedAt }: Receipt, queryCode: QueryCode): ReceiptDto {
  return { caseNumber, queryCode: queryCode.queryCodeFor(caseId), submittedAt: submittedAt.toISOString() };
}
