import { ApiProperty } from '@nestjs/swagger';
import { type CaseStatus, caseStatuses } from '#domain';
import { type Action, actions } from './domain/transitions.ts';

/** How a case stands after a command: what the next command has to know. */
export class CaseStanding {
  /** 工单编号. */
  caseNumber: string;

  @ApiProperty({ enum: caseStatuses })
  status: CaseStatus;

  /** To be sent with the next command. */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** What the person who asked may do next. */
  @ApiProperty({ enum: actions, isArray: true })
  allowedActions: Action[];
}
