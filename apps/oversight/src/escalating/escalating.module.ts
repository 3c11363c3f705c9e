import { Module } from '@nestjs/common';
import { ActOnEscalation } from './act-on-escalation.ts';
import { AlarmsGauge } from './alarms-gauge.ts';
import { ClimbDueEscalations } from './climb-due-escalations.ts';
import { ClimbUnheard } from './climb-unheard.ts';
import { EscalateCases } from './escalate-cases.ts';
import { EscalationsController } from './escalations.controller.ts';
import { KeepClimbing } from './keep-climbing.ts';
import { ListEscalations } from './list-escalations.ts';
import { MoveWithCases } from './move-with-cases.ts';
import { ChangeEscalationPolicy } from './policy/change-escalation-policy.ts';
import { EscalationPolicyController } from './policy/escalation-policy.controller.ts';
import { FindEscalationPolicy } from './policy/find-escalation-policy.ts';
import { RaiseEscalations } from './raise-escalations.ts';
import { ReadEscalation } from './read-escalation.ts';
import { WarnOfAlarms } from './warn-of-alarms.ts';

/** 升级: what clocks, reopenings and instructions make of a case, until somebody above takes care. */
@Module({
  controllers: [EscalationsController, EscalationPolicyController],
  providers: [
    ...[EscalateCases, RaiseEscalations, MoveWithCases],
    ...[ClimbUnheard, ClimbDueEscalations, KeepClimbing],
    ...[ListEscalations, ReadEscalation, ActOnEscalation, ChangeEscalationPolicy, FindEscalationPolicy],
    ...[AlarmsGauge, WarnOfAlarms],
  ],
  exports: [EscalateCases, RaiseEscalations],
})
export class EscalatingModule {}
