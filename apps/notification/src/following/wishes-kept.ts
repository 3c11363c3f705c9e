import type { ContactSeal } from '#platform';
import type { EscalationFilter, MailWish } from './following.dto.ts';
import type { StaffSubscription } from './staff-subscription.entity.ts';

type Filter = Pick<StaffSubscription, 'regionCode' | 'functions' | 'levels' | 'kinds' | 'isUrgentOnly'>;
type Mail = Pick<
  StaffSubscription,
  'pace' | 'digestHours' | 'quietFrom' | 'quietUntil' | 'urgentBreaksQuiet' | 'contactKeyId' | 'sealedContact'
>;

/** A filter as it is kept. */
export function keptFilter({ regionCode, functions, levels, kinds, isUrgentOnly }: EscalationFilter): Filter {
  return {
    regionCode,
    functions: functions ?? null,
    levels: levels ?? null,
    kinds: kinds ?? null,
    isUrgentOnly: isUrgentOnly ?? false,
  };
}

/** Wishes for mail as they are kept, the address sealed. */
export function keptMail(
  { address, pace, digestHours, quietHours, urgentBreaksQuiet }: MailWish,
  seal: ContactSeal,
): Mail {
  const { keyId, sealed } = seal.seal({ email: address });
  return {
    pace,
    digestHours: digestHours ?? null,
    quietFrom: quietHours?.from ?? null,
    quietUntil: quietHours?.until ?? null,
    urgentBreaksQuiet: urgentBreaksQuiet ?? null,
    contactKeyId: keyId,
    sealedContact: sealed,
  };
}
