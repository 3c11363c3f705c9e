import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import { speaksFor, type StaffMember } from '../handling/domain/who-may.ts';
import { holdCase } from '../handling/hold-case.ts';
import { answeredWith, checkReply, withCitations } from './domain/check-reply.ts';
import { doubtsIn } from './domain/finding.ts';
import { readAsked } from './read-asked.ts';
import { keepAnswered } from './reply-sketch-table.ts';
import type { ResolutionStanding, ResolveCaseBody } from './resolving.dto.ts';

/** 办结: the lead bureau gives its final reply, which is compared with what was asked as the case stands at that moment. */
@Injectable()
export class ResolveCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: ActOnCase,
  ) {}

  /** @throws Failure what {@link ActOnCase} throws */
  async resolve(
    caseNumber: string,
    by: StaffMember,
    { version, visibility, text, citations }: ResolveCaseBody,
  ): Promise<ResolutionStanding> {
    return holdCase(this.dataSource, caseNumber, async (manager, before) => {
      const command = { kind: 'resolve', by, version, visibility, text, citations } as const;
      // Who has no say in it, or comes too late, is refused before anything is read.
      if (!speaksFor('lead-bureau', by, before) || before.version !== version)
        return Object.assign(await this.cases.carryOut(manager, before, command), { findings: [] });
      const asked = await readAsked(manager, before);
      const findings = checkReply(asked, withCitations({ text, citations }));
      const standing = await this.cases.carryOut(manager, before, { ...command, doubts: doubtsIn(findings) });
      if (standing.status === 'resolved') await keepAnswered(manager, before, answeredWith(asked, text));
      return Object.assign(standing, { findings });
    });
  }

  /** The head of the bureau takes a doubtful reply for the final one. @throws Failure what {@link ActOnCase} throws */
  async confirm(caseNumber: string, by: StaffMember, version: number): Promise<CaseStanding> {
    return holdCase(this.dataSource, caseNumber, async (manager, before) => {
      const standing = await this.cases.carryOut(manager, before, { kind: 'confirm-resolution', by, version });
      if (before.status === 'in-progress' && before.resolution) {
        const asked = await readAsked(manager, before);
        await keepAnswered(manager, before, answeredWith(asked, before.resolution.text));
      }
      return standing;
    });
  }
}
