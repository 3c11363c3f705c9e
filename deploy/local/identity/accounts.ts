import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A demo account: a person at a desk or a system that hands in messages. Its id is its client id as well. */
interface DemoAccount {
  readonly id: string;
  readonly title: string;
  readonly roles: readonly string[];
  /** `<region code>-<bureau slug>` */
  readonly bureau?: string;
  /** GB/T 2260; the account's rights reach over its subtree. */
  readonly region?: string;
  /** The channels that a system with the role `channel` hands in for. */
  readonly channels?: readonly string[];
}

/** What the services read of an access token. */
type StaffClaims = Partial<Pick<DemoAccount, 'roles' | 'bureau' | 'region' | 'channels'>>;

interface AccountsFile {
  /** The same for all: these accounts are for demonstration on one's own machine, and nothing else. */
  readonly secret: string;
  readonly accounts: readonly DemoAccount[];
}

export const { secret: demoSecret, accounts: demoAccounts } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'accounts.json'), 'utf8'),
) as AccountsFile;

/** Empty for a stranger. */
export function staffClaims(id: string | undefined): StaffClaims {
  const account = demoAccounts.find((candidate) => candidate.id === id);
  if (!account) return {};
  const { roles, bureau, region, channels } = account;
  return { roles, bureau, region, channels };
}
