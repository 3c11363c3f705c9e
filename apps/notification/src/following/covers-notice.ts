import { isComplainedOf } from './complaints.ts';

/**
 * SQL: whether a subscription covers a notice, by whom that is for and by its own filter; the one rule of who is told of what. A subscription that its
 * owner has not confirmed for long covers nothing, and no bureau is told of a complaint about itself. Audiences are looked up in the index of subscriptions one by one.
 */
export const coversNotice = `subscription.is_active
  and subscription.confirmed_until > (select platform.now())
  and subscription.audience = any (notice.audiences)
  and (subscription.functions is null or notice.function = any (subscription.functions))
  and (subscription.levels is null or notice.level = any (subscription.levels))
  and (subscription.kinds is null or notice.kind = any (subscription.kinds))
  and (notice.is_urgent or not subscription.is_urgent_only)
  and not ${isComplainedOf}`;
