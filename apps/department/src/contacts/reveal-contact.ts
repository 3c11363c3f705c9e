import { Failure } from '#domain';
import { Clock, recordInAudit } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { stateOf } from '../handling/case-row.ts';
import { readCaseRow } from '../handling/case-table.ts';
import { maySee, type StaffMember } from '../handling/domain/who-may.ts';
import { caseNotFound, caseNumberIn, notTheirs } from '../handling/failures.ts';
import { CaseContact } from './case-contact.ts';
import type { ContactView, RevealContactBody } from './contacts.dto.ts';
import { noteReveal } from './reveal-table.ts';

/** Shows the contact of a case whole, once it is written down who wanted it and what for. */
@Injectable()
export class RevealContact {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly contact: CaseContact,
  ) {}

  /** @throws Failure `case-not-found`, `contact-not-given`; forbidden for whose case it is not, `contact-withheld` for who may not see it */
  async reveal(caseNumber: string, by: StaffMember, { reason }: RevealContactBody): Promise<ContactView> {
    const number = caseNumberIn(caseNumber);
    return this.dataSource.transaction(async (manager) => {
      const row = await readCaseRow(manager, number);
      if (!row) throw caseNotFound();
      const state = stateOf(row);
      if (!maySee(by, state)) throw notTheirs();
      const now = await this.clock.now(manager);
      const sight = await this.contact.seenBy({ staff: by, now }, manager, state);
      if (sight.is === 'withheld') throw withheld();
      if (sight.is === 'absent') throw notGiven();
      const { subject: staff } = by;
      await noteReveal(manager, state.id, { staff, at: now, reason });
      await recordInAudit(manager, [{ staff, action: 'reveal-contact', about: number, reason }]);
      const { name, phone, email } = sight.contact;
      return { name, phone, email };
    });
  }
}

function withheld(): Failure {
  const message =
    'Who wrote is told only to the bureau that leads the case, unless the writer is protected, to supervisors, and to who has taken the call to him.';
  return new Failure('forbidden', 'contact-withheld', message);
}

function notGiven(): Failure {
  return new Failure('not-found', 'contact-not-given', 'The citizen has not said how to reach him.');
}
