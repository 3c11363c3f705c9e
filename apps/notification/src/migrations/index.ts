import { CreateSubscriptions1764000001000 } from './1764000001000-create-subscriptions.ts';
import { CreateDeliveries1764000002000 } from './1764000002000-create-deliveries.ts';
import { FollowEscalations1764500000000 } from './1764500000000-follow-escalations.ts';
import { TellStaffOfNotices1764700000000 } from './1764700000000-tell-staff-of-notices.ts';
import { FindNoticesOfACase1764710000000 } from './1764710000000-find-notices-of-a-case.ts';
import { CallsOfAReceiver1764720000000 } from './1764720000000-calls-of-a-receiver.ts';
import { FollowMergers1764730000000 } from './1764730000000-follow-mergers.ts';
import { FirstFailuresOfCalls1764740000000 } from './1764740000000-first-failures-of-calls.ts';
import { UnwatchedRegions1764750000000 } from './1764750000000-unwatched-regions.ts';
import { FailingReceivers1764760000000 } from './1764760000000-failing-receivers.ts';

/** In the order in which they run. */
export const notificationMigrations = [
  CreateSubscriptions1764000001000,
  CreateDeliveries1764000002000,
  FollowEscalations1764500000000,
  TellStaffOfNotices1764700000000,
  FindNoticesOfACase1764710000000,
  CallsOfAReceiver1764720000000,
  FollowMergers1764730000000,
  FirstFailuresOfCalls1764740000000,
  UnwatchedRegions1764750000000,
  FailingReceivers1764760000000,
];
