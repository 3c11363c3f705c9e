import { FromEnv } from '#platform';
import { IsNumber, Max, Min } from 'class-validator';

export class StreamConfig {
  /** Shorter than the time after which a proxy on the way ends a connection on which nothing comes. */
  @FromEnv('STREAM_HEARTBEAT_SECONDS', 'seconds between two signs of life on a stream, 0.1 to 60')
  @IsNumber()
  @Min(0.1)
  @Max(60)
  heartbeatSeconds = 15;
}
