import type { Bureau } from '#contracts';
import { Failure, type FieldFault } from '#domain';
import { Injectable } from '@nestjs/common';
import { faultsOfNamed } from '../directory/domain/known-bureau.ts';
import { KnownBureaus } from '../directory/known-bureaus.ts';
import { ActOnCase } from './act-on-case.ts';
import type { AssignCaseBody } from './case-command.dto.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import { faultsOfAssignment } from './domain/assignable.ts';
import type { StaffMember } from './domain/who-may.ts';

type Bureaus = Pick<AssignCaseBody, 'lead' | 'coHandling'>;

/** A triage officer puts a case on the queue of its lead bureau, with those that help. */
@Injectable()
export class AssignCase {
  constructor(
    private readonly cases: ActOnCase,
    private readonly directory: KnownBureaus,
  ) {}

  /** @throws Failure `invalid-request` for bureaus that the officer cannot name; what {@link ActOnCase} throws */
  async assign(
    caseNumber: string,
    by: StaffMember,
    { version, reason, ...named }: AssignCaseBody,
  ): Promise<CaseStanding> {
    demandNone(faultsOfAssignment(named.lead, named.coHandling, by));
    const { lead, coHandling } = await this.asTheDirectoryHasThem(named);
    return this.cases.act(caseNumber, { kind: 'assign', by, version, lead, coHandling, reason });
  }

  /** Names go into what citizens read, so they are not taken from the request. */
  private async asTheDirectoryHasThem({ lead, coHandling }: Bureaus): Promise<Bureaus> {
    const known = await this.directory.find([lead, ...coHandling].map(({ id }) => id));
    const named = [
      { field: 'lead.id', id: lead.id },
      ...coHandling.map(({ id }, index) => ({ field: `coHandling[${index}].id`, id })),
    ];
    demandNone(faultsOfNamed(named, known));
    const ofDirectory = (bureau: Bureau): Bureau => known.get(bureau.id)?.bureau ?? bureau;
    return { lead: ofDirectory(lead), coHandling: coHandling.map(ofDirectory) };
  }
}

function demandNone(fields: readonly FieldFault[]): void {
  if (fields.length > 0) throw new Failure('invalid', 'invalid-request', 'The case cannot be assigned so.', { fields });
}
