/**
 * SQL: whether a subscription covers a step of an escalation, by its filter; the one rule of who is told of what. Its Region is `step.region_code`
 * or one above it: of 411681 are that 411681, 411600 and 410000, which are looked up in the index one by one.
 */
export const coversStep = `subscription.is_active
  and subscription.region_code = any (array[step.region_code, left(step.region_code, 4) || '00', left(step.region_code, 2) || '0000'])
  and (subscription.functions is null or step.function = any (subscription.functions))
  and (subscription.levels is null or step.level = any (subscription.levels))
  and (subscription.kinds is null or step.kind = any (subscription.kinds))
  and (step.is_urgent or not subscription.is_urgent_only)`;
