import { AllowStaff, CurrentStaff, MayRefuse, type Staff } from '#platform';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { HistoryPage, HistoryQuery } from '../administration.dto.ts';
import { ReadHistory } from '../read-history.ts';
import { ChangePolicy } from './change-policy.ts';
import { FindPolicies } from './find-policies.ts';
import { ChangePolicyBody, PolicyConflict, PolicyList, PolicyView } from './policies.dto.ts';

/** What the router decides alone and what a person decides, for who answers for it. A change that comes too late is answered 409 with the policy as it is. */
@Controller('api/administration/policies')
export class PoliciesController {
  constructor(
    private readonly findPolicies: FindPolicies,
    private readonly changePolicy: ChangePolicy,
    private readonly readHistory: ReadHistory,
  ) {}

  /** The policy for all, and that of each function. */
  @Get()
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  async list(): Promise<PolicyList> {
    return { policies: await this.findPolicies.list() };
  }

  /** The policy of a function; `default` for that of all. */
  @Get(':function')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  read(@Param('function') functionCode: string): Promise<PolicyView> {
    return this.findPolicies.read(functionCode);
  }

  /** Who changed it, when and why. */
  @Get(':function/history')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  history(@Param('function') functionCode: string, @Query() query: HistoryQuery): Promise<HistoryPage> {
    return this.readHistory.read('policy', functionCode, query);
  }

  /** Says anew who decides. */
  @Put(':function')
  @MayRefuse(409, 'The policy has changed meanwhile (`policy-changed`)', PolicyConflict)
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  change(
    @Param('function') functionCode: string,
    @Body() body: ChangePolicyBody,
    @CurrentStaff() staff: Staff,
  ): Promise<PolicyView> {
    return this.changePolicy.change(functionCode, body, staff);
  }
}
