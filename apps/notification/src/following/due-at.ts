/** SQL: whether the present hour ($4) is one of the quiet ones, which may lie around midnight. */
const isQuiet = `coalesce(case when quiet_from < quiet_until then $4::integer >= quiet_from and $4::integer < quiet_until
                               else $4::integer >= quiet_from or $4::integer < quiet_until end, false)`;

/**
 * SQL: when somebody is to be told by a subscription of something that comes now ($2): a mail that waits at the next of its hours ($3 has them, hour by
 * hour), or when the quiet ones are over.
 */
export const dueAt = `case when pace = 'digest' then (select min(($3::timestamptz[])[hour + 1]) from unnest(digest_hours) as hour)
              when ${isQuiet} and not (is_urgent and coalesce(urgent_breaks_quiet, false)) then ($3::timestamptz[])[quiet_until + 1]
              else $2::timestamptz end`;
