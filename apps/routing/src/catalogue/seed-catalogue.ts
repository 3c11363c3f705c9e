import { createHash } from 'node:crypto';
import type { CaseOutbox, Clock } from '#platform';
import type { DataSource, EntityManager } from 'typeorm';
import { bureausPublished, matterChanged } from './announcements.ts';
import { seedBureaus } from './bureau-table.ts';
import { lockCatalogue, recordVersion } from './catalogue-version.ts';
import { type ChangeSubject, logChanges } from './change-log.ts';
import type { BureauRecord } from './domain/bureau.ts';
import type { Catalogue } from './domain/catalogue.ts';
import { contentOf, type MatterContent } from './domain/matter.ts';
import { seedMatters } from './matter-table.ts';
import { seedPolicies, type StoredPolicy } from './policy-table.ts';

const bureausAtOnce = 1_000;

interface Seeding {
  readonly regions: Catalogue['regions'];
  readonly manager: EntityManager;
  readonly outbox: CaseOutbox;
  readonly catalogueVersion: number;
  readonly now: Date;
}

interface ShippedMatter {
  readonly code: string;
  readonly content: MatterContent;
}

/**
 * Brings the tables up to the shipped data, once for each edition of the data however many instances start, and announces
 * what is new or changed. What an administrator has touched stays as it is.
 */
export async function seedCatalogue(
  dataSource: DataSource,
  { matters, bureaus, policies, regions }: Catalogue,
  { clock, outbox }: { clock: Clock; outbox: CaseOutbox },
): Promise<void> {
  const shippedMatters = matters.map((matter) => ({ code: matter.code, content: contentOf(matter) }));
  const shippedBureaus = [...bureaus.all()];
  const shippedPolicies = [...policies].map(([code, content]) => ({ function: code, content }));
  const digest = createHash('sha256')
    .update(JSON.stringify([shippedMatters, shippedBureaus, shippedPolicies]))
    .digest('base64url');
  await dataSource.transaction(async (manager) => {
    const { version, shipped } = await lockCatalogue(manager);
    if (shipped === digest) return;
    const seeding = { manager, outbox, regions, catalogueVersion: version + 1, now: await clock.now(manager) };
    await bringMatters(shippedMatters, seeding);
    await bringPolicies(shippedPolicies, seeding);
    for (let first = 0; first < shippedBureaus.length; first += bureausAtOnce)
      await bringBureaus(shippedBureaus.slice(first, first + bureausAtOnce), seeding);
    await recordVersion(manager, { version: version + 1, shipped: digest });
  });
}

async function bringMatters(matters: readonly ShippedMatter[], seeding: Seeding): Promise<void> {
  const { manager, outbox, now } = seeding;
  const written = await seedMatters(manager, matters, seeding);
  await logShipped(
    'matter',
    written.map(({ code, version }) => ({ id: code, version })),
    seeding,
  );
  await outbox.append(
    manager,
    written.map((matter) => matterChanged(matter, now)),
  );
}

async function bringBureaus(bureaus: readonly BureauRecord[], seeding: Seeding): Promise<void> {
  const { manager, outbox, regions } = seeding;
  const written = await seedBureaus(manager, bureaus, seeding);
  await logShipped('bureau', written, seeding);
  const versions = new Map(written.map(({ id, version }) => [id, version]));
  const changed = bureaus.flatMap((bureau) => {
    const version = versions.get(bureau.id);
    return version === undefined ? [] : [{ ...bureau, version }];
  });
  await outbox.append(manager, bureausPublished(changed, regions));
}

/** Nobody else needs to know how sure the router has to be. */
async function bringPolicies(policies: readonly Omit<StoredPolicy, 'version'>[], seeding: Seeding): Promise<void> {
  const written = await seedPolicies(seeding.manager, policies, seeding);
  await logShipped(
    'policy',
    written.map(({ function: id, version }) => ({ id, version })),
    seeding,
  );
}

async function logShipped(
  subject: ChangeSubject,
  written: readonly { readonly id: string; readonly version: number }[],
  seeding: Seeding,
): Promise<void> {
  const entries = written.map(({ id, version }) => ({ subject, id, version, action: 'shipped' as const, changes: [] }));
  await logChanges(seeding.manager, entries, seeding);
}
