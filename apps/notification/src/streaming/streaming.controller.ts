import { brokenRules } from '../following/failures.ts';
import { AllowStaff, CurrentStaff, LastsLong, RecordsSight, type Staff } from '#platform';
import { Controller, Get, Header, Headers, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { followerRoles } from '../following/who-may-follow.ts';
import { placeIn } from './domain/event-text.ts';
import { Streams } from './streams.ts';

const eventStream = 'text/event-stream';

/** Escalations as they happen. */
@Controller('api/escalations')
export class StreamingController {
  constructor(private readonly streams: Streams) {}

  /**
   * Server-sent events (WHATWG HTML §9.2): each step of an escalation that one's subscriptions by stream cover, in order. Who
   * comes back with `Last-Event-ID` misses none and hears none twice. The stream ends with the token.
   */
  @Get('stream')
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  @RecordsSight('listen-to-escalations')
  @LastsLong()
  @Header('cache-control', 'no-store')
  @Header('x-accel-buffering', 'no')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The id of the last event that was heard' })
  @ApiProduces(eventStream)
  @ApiOkResponse({ description: 'Steps of escalations, for as long as one listens', schema: { type: 'string' } })
  async listen(@CurrentStaff() staff: Staff, @Headers('last-event-id') last?: string): Promise<StreamableFile> {
    const after = last === undefined || last === '' ? undefined : demandPlace(last);
    return new StreamableFile(await this.streams.open(staff, after), { type: eventStream });
  }
}

/** @throws Failure invalid */
function demandPlace(last: string): number {
  const place = placeIn(last);
  if (place === undefined)
    throw brokenRules([
      { field: 'Last-Event-ID', rule: 'event-id', message: 'Last-Event-ID must be the id of an event of this stream.' },
    ]);
  return place;
}
