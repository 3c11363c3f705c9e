import { FromEnv } from '#platform';
import { IsInt, Max, Min } from 'class-validator';

export class NoticeRetentionConfig {
  /** Longer than a webhook may be down and still be told everything by a replay. */
  @FromEnv('NOTICES_KEPT_DAYS', 'for how many days it is kept what the staff was told, 7 to 3650')
  @IsInt()
  @Min(7)
  @Max(3_650)
  noticesKeptDays = 90;
}
