import { DataSource } from 'typeorm';
import { loadConfig } from '../configuration/load-config.ts';
import { ContactSeal, ContactSealConfig } from './contact-seal.ts';
import { SealBroken, type Sealed } from './sealed-text.ts';
import { SecretSeal } from './secret-seal.ts';

/** Where a service keeps what is sealed: a table, and its columns for key id and seal. */
export interface SealedContacts {
  readonly table: string;
  /** Its primary key, a UUID; `case_id` unless it is said. */
  readonly key?: string;
  /** What lies there: contacts unless it is said. */
  readonly holds?: 'contacts' | 'secrets';
  readonly keyId: string;
  readonly sealed: string;
}

interface Resealing {
  readonly resealed: number;
  /** They were sealed under a key that is not here, or changed; they stay as they are. */
  readonly broken: number;
}

interface Row extends Sealed {
  readonly id: string;
}

/** Opens and seals one kind of things; neither opens the other's. */
interface Seal<T> {
  readonly currentKeyId: string;
  open(sealed: Sealed): T;
  seal(thing: T): Sealed;
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Seals everything under the current key that was sealed under another, in batches of `size`, each a transaction of its own.
 * What is done shows by its key id, so it may be stopped and begun again at any time, beside the service that works.
 */
export async function resealContacts<T>(
  dataSource: DataSource,
  seal: Seal<T>,
  contacts: SealedContacts,
  size = 500,
): Promise<Resealing> {
  let [after, resealed, broken] = [beforeAll, 0, 0];
  for (;;) {
    const rows = await dataSource.query<Row[]>(selectOld(contacts), [seal.currentKeyId, after, size]);
    const last = rows.at(-1);
    if (!last) return { resealed, broken };
    const renewed = rows.flatMap((row) => renew(row, seal));
    await dataSource.query(updateUnchanged(contacts), [
      renewed.map(({ row }) => row.id),
      renewed.map(({ row }) => row.sealed),
      renewed.map(({ sealed }) => sealed.sealed),
      seal.currentKeyId,
    ]);
    resealed += renewed.length;
    broken += rows.length - renewed.length;
    after = last.id;
  }
}

function selectOld({ table, key = 'case_id', keyId, sealed }: SealedContacts): string {
  return `select ${key} as id, ${keyId} as "keyId", ${sealed} as sealed from ${table}
    where ${keyId} <> $1 and ${key} > $2 order by ${key} limit $3`;
}

/** Where a contact came anew meanwhile, that one stays. */
function updateUnchanged({ table, key = 'case_id', keyId, sealed }: SealedContacts): string {
  return `update ${table} kept set ${keyId} = $4, ${sealed} = renewed.sealed
    from unnest($1::uuid[], $2::text[], $3::text[]) as renewed (id, before, sealed)
    where kept.${key} = renewed.id and kept.${sealed} = renewed.before`;
}

function renew<T>(row: Row, seal: Seal<T>): { row: Row; sealed: Sealed }[] {
  try {
    return [{ row, sealed: seal.seal(seal.open(row)) }];
  } catch (error) {
    if (error instanceof SealBroken) return [];
    throw error;
  }
}

/** `npm run contacts:rotate` for one service, in its role (DATABASE_URL), with the new key in front of CONTACT_KEYS. */
export async function runResealing(...all: readonly SealedContacts[]): Promise<void> {
  const { DATABASE_URL: url } = process.env;
  if (!url) throw new Error("DATABASE_URL is not set; it names the database and the service's own role.");
  const config = loadConfig(ContactSealConfig, process.env);
  const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
  await dataSource.initialize();
  try {
    for (const sealed of all) await resealAndTell(dataSource, config, sealed);
  } finally {
    await dataSource.destroy();
  }
}

async function resealAndTell(dataSource: DataSource, config: ContactSealConfig, sealed: SealedContacts): Promise<void> {
  const { table, holds = 'contacts' } = sealed;
  const [contacts, secrets] = [new ContactSeal(config), new SecretSeal(config.keys)];
  const { resealed, broken } =
    holds === 'contacts'
      ? await resealContacts(dataSource, contacts, sealed)
      : await resealContacts(dataSource, secrets, sealed);
  const rest = broken === 0 ? 'none is left under another key' : `${broken} cannot be opened by any key given`;
  process.stdout.write(`${table}: ${resealed} ${holds} sealed anew under "${contacts.currentKeyId}"; ${rest}.\n`);
  if (broken > 0) process.exitCode = 1;
}
