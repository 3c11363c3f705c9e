import { bureausOf, isWithin } from '#domain';
import { AccessRefusal, requireCaseScope, type Staff } from '#platform';
import type { EntityManager } from 'typeorm';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { notAbout } from '../known-cases/not-about.ts';
import type { Entry } from './domain/entry.ts';
import { findEntry, lockEntriesOf } from './entry-table.ts';
import { entryChanged, entryNotFound } from './failures.ts';

interface Hold {
  readonly hold: boolean;
}

/** An entry whose case somebody answers for, or that he follows, wherever its case has gone. @param hold until the transaction ends @throws Failure `entry-not-found`, forbidden */
export async function demandEntry(manager: EntityManager, staff: Staff, id: string, hold?: Hold): Promise<Entry> {
  const entry = await findEntry(manager, id, hold);
  if (!entry) throw entryNotFound();
  if (!follows(staff, entry)) requireCaseScope(staff, entry.regionCode);
  return entry;
}

/** An entry of which somebody's bureau is to settle the case. @param hold until the transaction ends @throws Failure `entry-not-found` */
export async function demandEntryOf(manager: EntityManager, staff: Staff, id: string, hold?: Hold): Promise<Entry> {
  const bureauIds = bureausOf(staff);
  const entry = await findEntry(manager, id, hold);
  const found = entry?.bureau && bureauIds.includes(entry.bureau.id) ? [entry] : [];
  const [theirs] = await notAbout(manager, bureauIds, found, ({ caseId }) => caseId);
  if (!theirs) throw entryNotFound();
  return theirs;
}

/**
 * An entry that its supervisor is about to change, held with its case until the transaction ends. The case is held first, as by whoever follows its
 * steps, so that neither waits for the other in a ring.
 * @param version as he saw it
 * @throws Failure `entry-not-found`, forbidden, `entry-changed`
 */
export async function holdEntry(
  manager: EntityManager,
  staff: Staff,
  { id, version }: { readonly id: string; readonly version?: number },
): Promise<Entry> {
  const seen = await demandEntry(manager, staff, id);
  if (!follows(staff, seen))
    throw AccessRefusal.insufficient('The entry is followed by a region that is not in yours.');
  const facts = await lockKnownCase(manager, seen.caseNumber);
  const entry = (await lockEntriesOf(manager, [facts.caseId])).find((one) => one.id === id);
  if (!entry) throw entryNotFound();
  if (version !== undefined && version !== entry.version) throw entryChanged(entry);
  return entry;
}

function follows({ regionCode = '' }: Staff, { supervisedBy }: Entry): boolean {
  return isWithin(supervisedBy, regionCode);
}
