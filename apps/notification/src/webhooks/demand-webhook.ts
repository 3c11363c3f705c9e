import { Failure } from '#domain';
import type { StaffSubscription } from '../following/staff-subscription.entity.ts';

/** @throws Failure conflict for a subscription by other means */
export function demandWebhook(kept: StaffSubscription): StaffSubscription {
  if (kept.means === 'webhook') return kept;
  throw new Failure('conflict', 'no-webhook', 'The subscription is none by webhook.');
}
