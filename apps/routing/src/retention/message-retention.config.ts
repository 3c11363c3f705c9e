import { FromEnv } from '#platform';
import { IsInt, Max, Min } from 'class-validator';
import type { MessageRetention } from './domain/old-months.ts';

/** How long texts are kept that readers learn from and changes are replayed over. */
export class MessageRetentionConfig implements MessageRetention {
  @FromEnv('ROUTING_MESSAGES_KEPT_MONTHS', 'for how many months the texts of messages are kept, 1 to 600')
  @IsInt()
  @Min(1)
  @Max(600)
  messagesKeptMonths = 24;

  @FromEnv(
    'ROUTING_CORRECTIONS_KEPT_MONTHS',
    'the same for those on which people decided otherwise; not below the other',
  )
  @IsInt()
  @Min(1)
  @Max(600)
  correctionsKeptMonths = 60;
}
