import { Controller, Get, Query } from '@nestjs/common';
import { AllowStaff, RecordsSight } from '#platform';
import { DeliveryLog, DeliveryLogQuery } from './delivery-log.dto.ts';
import { ListDeliveries } from './list-deliveries.ts';

@Controller('api/deliveries')
export class DeliveriesController {
  constructor(private readonly listDeliveries: ListDeliveries) {}

  /** The messages to the citizen of a case. */
  @Get()
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  @RecordsSight('read-deliveries', 'caseNumber')
  async list(@Query() { caseNumber }: DeliveryLogQuery): Promise<DeliveryLog> {
    return { deliveries: await this.listDeliveries.execute(caseNumber) };
  }
}
