import { ContactSealModule } from '#platform';
import { Module } from '@nestjs/common';
import { CaseContact } from './case-contact.ts';
import { ContactsController } from './contacts.controller.ts';
import { RevealContact } from './reveal-contact.ts';

/** How the citizen can be reached: masked, and whole for a reason. */
@Module({
  imports: [ContactSealModule],
  controllers: [ContactsController],
  providers: [CaseContact, RevealContact],
  exports: [CaseContact],
})
export class ContactsModule {}
