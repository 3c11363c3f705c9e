import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ContactView, RevealContactBody } from './contacts.dto.ts';
import { revealingRoles } from './domain/who-may-reveal.ts';
import { RevealContact } from './reveal-contact.ts';

@Controller('api/cases/:caseNumber')
export class ContactsController {
  constructor(private readonly revealContact: RevealContact) {}

  /** The contact, whole: for a reason that is kept. */
  @Post('reveal-contact')
  @HttpCode(200)
  @AllowStaff({ roles: [...revealingRoles], scope: 'case' })
  reveal(
    @Param('caseNumber') caseNumber: string,
    @Body() body: RevealContactBody,
    @CurrentStaff() staff: Staff,
  ): Promise<ContactView> {
    return this.revealContact.reveal(caseNumber, staff, body);
  }
}
