import { isComplainedOf } from './complaints.ts';

/** SQL: whether a subscription that follows as whom a notice is for is told of it. One that its owner has not confirmed for long is told nothing, and no bureau is of a complaint about itself. */
const isTold = `subscription.is_active
  and subscription.confirmed_until > (select platform.now())
  and (subscription.functions is null or notice.function = any (subscription.functions))
  and (subscription.levels is null or notice.level = any (subscription.levels))
  and (subscription.kinds is null or notice.kind = any (subscription.kinds))
  and (notice.is_urgent or not subscription.is_urgent_only)
  and not ${isComplainedOf}`;

/**
 * SQL: whether a subscription covers a notice that comes, by whom that is for and by its own filter; with {@link coversAgain} the one rule of who is told of what.
 * Audiences are looked up in the index of subscriptions one by one.
 */
export const coversNotice = `subscription.audience = any (notice.audiences) and ${isTold}`;

/** SQL: the same where its owner, the `listener`, asks for what was told before: by mergers that came since, it was told to those whose work he goes on with. */
export const coversAgain = `notice.audiences && case
    when subscription.audience = any (listener.staff) then listener.staff
    when subscription.audience = any (listener.heads) then listener.heads
    else array[subscription.audience] end
  and ${isTold}`;
