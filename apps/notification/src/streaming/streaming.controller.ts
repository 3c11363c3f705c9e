import { brokenRules } from '../following/failures.ts';
import { AllowStaff, CurrentStaff, LastsLong, RecordsSight, type Staff } from '#platform';
import { Controller, Get, Header, Headers, Req, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { followerRoles } from '../following/reach-of.ts';
import { placeIn } from './domain/event-text.ts';
import { Streams } from './streams.ts';

const eventStream = 'text/event-stream';

/** What one follows, as it happens. */
@Controller('api/subscriptions')
export class StreamingController {
  constructor(private readonly streams: Streams) {}

  /**
   * Server-sent events (WHATWG HTML §9.2): what one's subscriptions by stream cover, in order. Who
   * comes back with `Last-Event-ID` misses none and hears none twice. The stream ends with the token.
   */
  @Get('stream')
  @AllowStaff({ roles: [...followerRoles], scope: 'subtree' })
  @RecordsSight('listen-to-notices')
  @LastsLong()
  @Header('cache-control', 'no-store')
  @Header('x-accel-buffering', 'no')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The id of the last event that was heard' })
  @ApiProduces(eventStream)
  @ApiOkResponse({ description: 'Notices, for as long as one listens', schema: { type: 'string' } })
  async listen(
    @CurrentStaff() staff: Staff,
    @Req() { method }: { method: string },
    @Headers('last-event-id') last?: string,
  ): Promise<StreamableFile> {
    const after = last === undefined || last === '' ? undefined : demandPlace(last);
    const stream = await this.streams.open(staff, after);
    if (method !== 'HEAD') return new StreamableFile(stream, { type: eventStream });
    // Fastify answers HEAD by this route as well, and would listen for nobody.
    stream.destroy();
    return new StreamableFile(Readable.from([]), { type: eventStream });
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
