import type { FieldFault } from '#domain';

/** Where somebody follows, and what he chooses by that only a region's notices have. */
interface FollowedWish {
  readonly regionCode?: string;
  readonly bureauId?: string;
  readonly functions?: readonly string[];
  readonly levels?: readonly string[];
}

interface Wishes {
  readonly means: 'stream' | 'webhook' | 'mail';
  readonly webhook?: object;
  readonly mail?: {
    readonly pace: 'immediate' | 'digest';
    readonly digestHours?: readonly number[];
    readonly quietHours?: { readonly from: number; readonly until: number };
    readonly urgentBreaksQuiet?: boolean;
  };
}

const fault = (field: string, rule: string, message: string): FieldFault => ({
  field,
  rule,
  message: `${field} ${message}`,
});

/** What in the wishes for a subscription does not go together, field by field; none where all does. */
export function faultsOfWishes({ means, webhook, mail }: Wishes): FieldFault[] {
  const faults = [
    ...faultsOfPart('webhook', means, webhook !== undefined),
    ...faultsOfPart('mail', means, mail !== undefined),
  ];
  return mail ? [...faults, ...faultsOfMail(mail)] : faults;
}

/** One place is followed: a region, or a bureau, whose notices have neither level nor function. */
export function faultsOfFollowed({ regionCode, bureauId, functions, levels }: FollowedWish): FieldFault[] {
  if (regionCode === undefined && bureauId === undefined)
    return [fault('regionCode', 'required', 'is required where no bureauId is given')];
  if (bureauId === undefined) return [];
  const onlyOfRegions = Object.entries({ regionCode, functions, levels }).filter(([, wished]) => wished !== undefined);
  return onlyOfRegions.map(([field]) => fault(field, 'not-of-a-bureau', 'is only for who follows no bureau'));
}

function faultsOfPart(part: 'webhook' | 'mail', means: Wishes['means'], isThere: boolean): FieldFault[] {
  if (means === part && !isThere) return [fault(part, 'required', `is required with the means ${part}`)];
  return means !== part && isThere ? [fault(part, 'not-of-these-means', `is only for the means ${part}`)] : [];
}

function faultsOfMail({ pace, digestHours, quietHours, urgentBreaksQuiet }: NonNullable<Wishes['mail']>): FieldFault[] {
  const isDigest = pace === 'digest';
  const hasQuiet = quietHours !== undefined;
  return [
    ...(isDigest && !digestHours ? [fault('mail.digestHours', 'required', 'is required with a digest')] : []),
    ...(!isDigest && digestHours ? [fault('mail.digestHours', 'not-of-this-pace', 'is only for a digest')] : []),
    ...(isDigest && hasQuiet ? [fault('mail.quietHours', 'not-of-this-pace', 'is only for immediate mail')] : []),
    ...(quietHours?.from === quietHours?.until && hasQuiet
      ? [fault('mail.quietHours', 'length', 'must begin at another hour than they end')]
      : []),
    ...(urgentBreaksQuiet !== undefined && !hasQuiet
      ? [fault('mail.urgentBreaksQuiet', 'not-without', 'is only for who has quiet hours')]
      : []),
  ];
}
