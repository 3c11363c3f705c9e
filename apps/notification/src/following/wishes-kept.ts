import type { ContactSeal } from '#platform';
import type { MailWish, NoticeFilter } from './following.dto.ts';
import type { StaffSubscription } from './staff-subscription.entity.ts';

type Filter = Pick<StaffSubscription, 'functions' | 'levels' | 'kinds' | 'isUrgentOnly'>;
type Mail = Pick<
  StaffSubscription,
  'pace' | 'digestHours' | 'quietFrom' | 'quietUntil' | 'urgentBreaksQuiet' | 'contactKeyId' | 'sealedContact'
>;

/** A filter as it is kept. */
export function keptFilter({ functions, levels, kinds, isUrgentOnly }: NoticeFilter): Filter {
  return {
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
