/** SQL: whether a subscription is one that its owner, the `listener`, may have as he is now (`FollowersReach`, column by column). */
export const withinReach = `(subscription.audience = any (listener.bureaus)
  or (char_length(subscription.audience) = 6 and starts_with(subscription.audience, listener.region)))`;
