import { bureauChanged } from '../../catalogue/announcements.ts';
import { saveBureaus } from '../../catalogue/bureau-table.ts';
import type { CatalogueChange } from '../../catalogue/change-catalogue.ts';
import { type ChangeAction, logChanges } from '../../catalogue/change-log.ts';
import type { BureauRecord } from '../../catalogue/domain/bureau.ts';
import { fieldChanges } from '../../catalogue/domain/field-changes.ts';
import type { Authorship } from '../authorship.ts';
import type { BureauView } from './bureaus.dto.ts';

/** Keeps bureaus as they are to be, tells their stories on and announces each of them. */
export async function writeBureaus(
  change: CatalogueChange,
  { action, after, losers = [] }: { action: ChangeAction; after: BureauRecord; losers?: readonly BureauRecord[] },
  { staff, reason }: Authorship,
): Promise<BureauView> {
  const { manager, outbox, catalogue, now } = change;
  const bureaus = [after, ...losers];
  const entries = bureaus.map((bureau) => ({
    subject: 'bureau' as const,
    id: bureau.id,
    version: bureau.version,
    action: bureau === after ? action : 'changed',
    staff,
    reason,
    changes: fieldChanges(withoutVersion(catalogue.bureaus.find(bureau.id)), withoutVersion(bureau)),
  }));
  await saveBureaus(manager, bureaus, change);
  await logChanges(manager, entries, change);
  await outbox.append(
    manager,
    bureaus.map((bureau) => bureauChanged(bureau, catalogue.regions, now)),
  );
  return viewOf(after);
}

export function viewOf(bureau: BureauRecord): BureauView {
  return { ...bureau, functions: [...bureau.functions], officeHours: [...bureau.officeHours] };
}

/** The version of an entry says it already. */
function withoutVersion(bureau: BureauRecord | undefined): Partial<BureauRecord> {
  return { ...bureau, version: undefined };
}
