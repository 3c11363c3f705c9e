import { DataSource } from 'typeorm';
import { loadConfig } from '../configuration/load-config.ts';
import { ContactSeal, ContactSealConfig } from './contact-seal.ts';
import { SealBroken, type Sealed } from './sealed-text.ts';

/** Where a service keeps sealed contacts: a table with the key `case_id`, and its columns for key id and seal. */
export interface SealedContacts {
  readonly table: string;
  readonly keyId: string;
  readonly sealed: string;
}

interface Resealing {
  readonly resealed: number;
  /** They were sealed under a key that is not here, or changed; they stay as they are. */
  readonly broken: number;
}

interface Row extends Sealed {
  readonly caseId: string;
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Seals everything under the current key that was sealed under another, in batches of `size`, each a transaction of its own.
 * What is done shows by its key id, so it may be stopped and begun again at any time, beside the service that works.
 */
export async function resealContacts(
  dataSource: DataSource,
  seal: ContactSeal,
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
      renewed.map(({ row }) => row.caseId),
      renewed.map(({ row }) => row.sealed),
      renewed.map(({ sealed }) => sealed.sealed),
      seal.currentKeyId,
    ]);
    resealed += renewed.length;
    broken += rows.length - renewed.length;
    after = last.caseId;
  }
}

function selectOld({ table, keyId, sealed }: SealedContacts): string {
  return `select case_id as "caseId", ${keyId} as "keyId", ${sealed} as sealed from ${table}
    where ${keyId} <> $1 and case_id > $2 order by case_id limit $3`;
}

/** Where a contact came anew meanwhile, that one stays. */
function updateUnchanged({ table, keyId, sealed }: SealedContacts): string {
  return `update ${table} kept set ${keyId} = $4, ${sealed} = renewed.sealed
    from unnest($1::uuid[], $2::text[], $3::text[]) as renewed (case_id, before, sealed)
    where kept.case_id = renewed.case_id and kept.${sealed} = renewed.before`;
}

function renew(row: Row, seal: ContactSeal): { row: Row; sealed: Sealed }[] {
  try {
    return [{ row, sealed: seal.seal(seal.open(row)) }];
  } catch (error) {
    if (error instanceof SealBroken) return [];
    throw error;
  }
}

/** `npm run contacts:rotate` for one service, in its role (DATABASE_URL), with the new key in front of CONTACT_KEYS. */
export async function runResealing(contacts: SealedContacts): Promise<void> {
  const { DATABASE_URL: url } = process.env;
  if (!url) throw new Error("DATABASE_URL is not set; it names the database and the service's own role.");
  const seal = new ContactSeal(loadConfig(ContactSealConfig, process.env));
  const dataSource = new DataSource({ type: 'postgres', url, installExtensions: false });
  await dataSource.initialize();
  try {
    const { resealed, broken } = await resealContacts(dataSource, seal, contacts);
    const rest = broken === 0 ? 'none is left under another key' : `${broken} cannot be opened by any key given`;
    process.stdout.write(
      `${contacts.table}: ${resealed} contacts sealed anew under "${seal.currentKeyId}"; ${rest}.\n`,
    );
    process.exitCode = broken === 0 ? 0 : 1;
  } finally {
    await dataSource.destroy();
  }
}
