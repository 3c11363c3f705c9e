import { AllowStaff, CurrentStaff, type Staff } from '#platform';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { rolesOf } from '../handling/domain/who-may.ts';
import { LookAtCase } from './look-at-case.ts';
import { Onlookers } from './looking.dto.ts';

/** Who has a case open. */
@Controller('api/cases/:caseNumber')
export class LookingController {
  constructor(private readonly lookAtCase: LookAtCase) {}

  /** Says that one has the case open, and who else of the bureau has. To be sent every 30 seconds; who has not for 90 is gone. */
  @Post('look')
  @HttpCode(200)
  @AllowStaff({ roles: [...rolesOf['lead-bureau']], scope: 'case' })
  look(@Param('caseNumber') caseNumber: string, @CurrentStaff() staff: Staff): Promise<Onlookers> {
    return this.lookAtCase.look(caseNumber, staff);
  }
}
