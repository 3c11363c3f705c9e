import { AllowCitizen, idempotencyKeyHeader, parseIdempotencyKey, PresentedQueryCode } from '#platform';
import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { CaseStanding } from '../handling/case-standing.dto.ts';
import { MayConflict } from '../handling/may-conflict.ts';
import { ActForCitizen } from './act-for-citizen.ts';
import { RateBody, ReopenBody, SupplementBody, WithdrawBody } from './citizens.dto.ts';

/** What a citizen does to his own case. A wrong query code is answered like an unknown case number. */
@Controller('api/citizens/cases/:caseNumber')
export class CitizensController {
  constructor(private readonly citizens: ActForCitizen) {}

  /** How the case stands, and what its citizen may do. */
  @Get()
  @AllowCitizen()
  read(@Param('caseNumber') caseNumber: string, @PresentedQueryCode() queryCode: string): Promise<CaseStanding> {
    return this.citizens.read({ caseNumber, queryCode });
  }

  /** 补充: adds something to an open case. */
  @Post('supplement')
  @HttpCode(200)
  @MayConflict()
  @AllowCitizen()
  @ApiHeader(idempotencyKeyHeader)
  supplement(
    @Param('caseNumber') caseNumber: string,
    @PresentedQueryCode() queryCode: string,
    @Body() { version, text }: SupplementBody,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<CaseStanding> {
    const command = { kind: 'supplement', by: 'citizen', version, text } as const;
    return this.citizens.act({ caseNumber, queryCode }, command, parseIdempotencyKey(key));
  }

  /** 撤回: an open case goes no further. */
  @Post('withdraw')
  @HttpCode(200)
  @MayConflict()
  @AllowCitizen()
  @ApiHeader(idempotencyKeyHeader)
  withdraw(
    @Param('caseNumber') caseNumber: string,
    @PresentedQueryCode() queryCode: string,
    @Body() { version, reason }: WithdrawBody,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<CaseStanding> {
    const command = { kind: 'withdraw', by: 'citizen', version, reason } as const;
    return this.citizens.act({ caseNumber, queryCode }, command, parseIdempotencyKey(key));
  }

  /** 评价: says whether it is solved and how satisfied he is; closes the case. */
  @Post('rate')
  @HttpCode(200)
  @MayConflict()
  @AllowCitizen()
  @ApiHeader(idempotencyKeyHeader)
  rate(
    @Param('caseNumber') caseNumber: string,
    @PresentedQueryCode() queryCode: string,
    @Body() { version, solved, satisfaction, words }: RateBody,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<CaseStanding> {
    const command = { kind: 'rate', by: 'citizen', version, solved, satisfaction, words } as const;
    return this.citizens.act({ caseNumber, queryCode }, command, parseIdempotencyKey(key));
  }

  /** 重新办理: an end that settles nothing is none, for as long as the window that began with it says. */
  @Post('reopen')
  @HttpCode(200)
  @MayConflict()
  @AllowCitizen()
  @ApiHeader(idempotencyKeyHeader)
  reopen(
    @Param('caseNumber') caseNumber: string,
    @PresentedQueryCode() queryCode: string,
    @Body() { version, reason }: ReopenBody,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<CaseStanding> {
    const command = { kind: 'reopen', by: 'citizen', version, reason } as const;
    return this.citizens.act({ caseNumber, queryCode }, command, parseIdempotencyKey(key));
  }
}
