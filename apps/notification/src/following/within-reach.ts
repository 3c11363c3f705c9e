/** SQL: the columns of a `FollowersReach` in JSON. */
export const reachColumns = 'region text, desks text, staff text[], heads text[]';

/** SQL: somebody of the staff as he is now, from a parameter that holds his `FollowersReach` as JSON. */
export const listenerIn = (parameter: string): string =>
  `json_to_record(${parameter}::json) as listener (${reachColumns})`;

/** SQL: whether a subscription is one that its owner, the `listener`, may have. */
export const withinReach = `(subscription.audience = any (listener.staff || listener.heads)
  or (char_length(subscription.audience) = 6 and starts_with(subscription.audience, listener.region))
  or (subscription.audience like '______/desk' and starts_with(subscription.audience, listener.desks)))`;
