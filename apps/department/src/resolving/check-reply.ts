import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findCase } from '../handling/case-table.ts';
import { speaksFor, type StaffMember } from '../handling/domain/who-may.ts';
import { caseNotFound, caseNumberIn, notTheirs } from '../handling/failures.ts';
import { checkReply, withCitations } from './domain/check-reply.ts';
import type { Finding } from './domain/finding.ts';
import type { CheckReplyBody } from './resolving.dto.ts';
import { readAsked } from './read-asked.ts';

/** Tells the lead bureau what is doubtful in a final reply while it is being written. */
@Injectable()
export class CheckReply {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found; forbidden for who is not of the lead bureau */
  async check(caseNumber: string, by: StaffMember, reply: CheckReplyBody): Promise<Finding[]> {
    const state = await findCase(this.dataSource.manager, caseNumberIn(caseNumber));
    if (!state) throw caseNotFound();
    if (!speaksFor('lead-bureau', by, state)) throw notTheirs();
    return checkReply(await readAsked(this.dataSource.manager, state), withCitations(reply));
  }
}
