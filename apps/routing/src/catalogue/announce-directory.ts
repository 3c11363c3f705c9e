import type { CaseOutbox } from '#platform';
import type { DataSource } from 'typeorm';
import { bureausPublished, matterChanged } from './announcements.ts';
import { searchBureaus } from './bureau-table.ts';
import type { Catalogue } from './domain/catalogue.ts';
import { mattersSince } from './matter-table.ts';

const bureausAtOnce = 1_000;

/**
 * Announces all matters and bureaus as they are, for who keeps a copy and has lost it, or keeps one from now on. Copies
 * that are there already stay as they are: the versions are the same.
 */
export async function announceDirectory(
  dataSource: DataSource,
  { regions, outbox }: { readonly regions: Catalogue['regions']; readonly outbox: CaseOutbox },
  now: Date,
): Promise<{ matters: number; bureaus: number }> {
  const matters = await dataSource.transaction(async (manager) => {
    const stored = await mattersSince(manager, 0);
    await outbox.append(
      manager,
      stored.map((matter) => matterChanged(matter, now)),
    );
    return stored.length;
  });
  let bureaus = 0;
  for (let after: string | undefined = ''; after !== undefined;) {
    const last: string = after;
    const found = await dataSource.transaction(async (manager) => {
      const portion = await searchBureaus(manager, { after: last, limit: bureausAtOnce });
      await outbox.append(manager, bureausPublished(portion, regions));
      return portion;
    });
    bureaus += found.length;
    after = found.at(-1)?.id;
  }
  return { matters, bureaus };
}
