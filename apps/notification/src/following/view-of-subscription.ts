import type { ContactSeal } from '#platform';
import { followedAs } from './domain/audience.ts';
import type { MailWish, Subscription, WebhookShown } from './following.dto.ts';
import type { StaffSubscription } from './staff-subscription.entity.ts';

/** A subscription as its owner sees it. */
export function viewOfSubscription(
  kept: StaffSubscription,
  webhook: WebhookShown | undefined,
  seal: ContactSeal,
): Subscription {
  return {
    id: kept.id,
    version: kept.version,
    ...followedAs(kept.audience),
    functions: kept.functions ?? undefined,
    levels: kept.levels ?? undefined,
    kinds: kept.kinds ?? undefined,
    isUrgentOnly: kept.isUrgentOnly,
    means: kept.means,
    isActive: kept.isActive,
    confirmedUntil: kept.confirmedUntil,
    disabledBecause: kept.disabledBecause ?? undefined,
    disabledAt: kept.disabledAt ?? undefined,
    webhook,
    mail: mailOf(kept, seal),
  };
}

function mailOf(kept: StaffSubscription, seal: ContactSeal): MailWish | undefined {
  const { pace, contactKeyId: keyId, sealedContact: sealed, quietFrom, quietUntil } = kept;
  if (pace === null || keyId === null || sealed === null) return undefined;
  return {
    address: seal.open({ keyId, sealed }).email ?? '',
    pace,
    digestHours: kept.digestHours ?? undefined,
    quietHours: quietFrom === null || quietUntil === null ? undefined : { from: quietFrom, until: quietUntil },
    urgentBreaksQuiet: kept.urgentBreaksQuiet ?? undefined,
  };
}
