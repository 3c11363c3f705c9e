import type { Contact } from '#domain';
import { ContactSeal, PinoLogger, SealBroken } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reader } from '../handling/actions-in-each.ts';
import { CaseMessageEntity } from '../handling/case-message.entity.ts';
import type { OpenedCase } from '../handling/domain/case-state.ts';
import { mayRevealContact } from './domain/who-may-reveal.ts';

/** What somebody may know of the contact of a case; `withheld` is said as well where there is one that cannot be opened. */
export type ContactSight =
  { readonly is: 'open'; readonly contact: Contact } | { readonly is: 'absent' } | { readonly is: 'withheld' };

/** Opens the sealed contact of a case for who may see it. */
@Injectable()
export class CaseContact {
  constructor(
    private readonly seal: ContactSeal,
    private readonly logger: PinoLogger,
  ) {}

  async seenBy({ staff, now }: Reader, manager: EntityManager, state: OpenedCase): Promise<ContactSight> {
    const message = await manager.findOneByOrFail(CaseMessageEntity, { caseId: state.id });
    const { contactKeyId: keyId, contactSealed: sealed } = message;
    if (keyId === null || sealed === null) return { is: 'absent' };
    if (!mayRevealContact(staff, state, false, now)) return { is: 'withheld' };
    const contact = this.opened(state, { keyId, sealed });
    if (!contact || !mayRevealContact(staff, state, contact.confidential === true, now)) return { is: 'withheld' };
    return { is: 'open', contact };
  }

  private opened({ number }: OpenedCase, sealed: { keyId: string; sealed: string }): Contact | undefined {
    try {
      return this.seal.open(sealed);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      this.logger.error({ case: number, keyId: sealed.keyId }, 'The contact of a case cannot be opened');
      return undefined;
    }
  }
}
