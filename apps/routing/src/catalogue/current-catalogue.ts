import { PinoLogger, RepeatUntilShutdown } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { bureausSince } from './bureau-table.ts';
import { catalogueVersion } from './catalogue-version.ts';
import { BureauDirectory } from './domain/bureau-directory.ts';
import type { Catalogue } from './domain/catalogue.ts';
import type { DecidingPolicies } from './domain/deciding-policy.ts';
import { type Matter, matterOf } from './domain/matter.ts';
import { mattersSince, type StoredMatter } from './matter-table.ts';
import { policiesSince, type StoredPolicy } from './policy-table.ts';

const lookEveryMs = 1_000;

/**
 * The catalogue as the database has it. Each picture is immutable and replaced as a whole, so who asked once for a batch
 * works with one. Every instance looks once a second whether somebody has changed it, which costs one row; there is no
 * subscription that could be lost.
 */
@Injectable()
export class CurrentCatalogue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private catalogue: Catalogue;
  private readonly looking: RepeatUntilShutdown;

  /** @param shipped what the database does not hold (regions, functions, place names, cues) */
  constructor(
    private readonly dataSource: DataSource,
    logger: PinoLogger,
    shipped: Catalogue,
  ) {
    const warning = 'Whether the catalogue has changed cannot be seen; looking again';
    this.looking = new RepeatUntilShutdown(() => this.refresh(), { everyMs: lookEveryMs, warning, logger });
    this.catalogue = { ...shipped, version: 0, matters: [], bureaus: new BureauDirectory([]), policies: new Map() };
  }

  get(): Catalogue {
    return this.catalogue;
  }

  /** Looks whether the catalogue has changed, and takes the change on. */
  async refresh(): Promise<void> {
    if ((await catalogueVersion(this.dataSource.manager)) === this.catalogue.version) return;
    // Rows and version must be of one moment.
    await this.dataSource.transaction('REPEATABLE READ', (manager) => this.catchUp(manager));
  }

  /** @param manager of a transaction that sees one state of the catalogue, as who locked it does */
  async catchUp(manager: EntityManager): Promise<Catalogue> {
    const known = this.catalogue;
    const version = await catalogueVersion(manager);
    if (version === known.version) return known;
    const matters = withMatters(known.matters, await mattersSince(manager, known.version));
    const bureaus = known.bureaus.with(await bureausSince(manager, known.version));
    const policies = withPolicies(known.policies, await policiesSince(manager, known.version));
    const next = { ...known, version, matters, bureaus, policies };
    // Another look that began later may have ended earlier.
    if (version > this.catalogue.version) this.catalogue = next;
    return next;
  }

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.looking.stop();
  }
}

function withMatters(matters: readonly Matter[], changed: readonly StoredMatter[]): readonly Matter[] {
  if (changed.length === 0) return matters;
  const byCode = new Map(matters.map((matter) => [matter.code, matter]));
  for (const { code, content, retired } of changed) {
    if (retired) byCode.delete(code);
    else byCode.set(code, matterOf(code, content));
  }
  return [...byCode.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1));
}

function withPolicies(policies: DecidingPolicies, changed: readonly StoredPolicy[]): DecidingPolicies {
  if (changed.length === 0) return policies;
  return new Map([...policies, ...changed.map((one) => [one.function, one.content] as const)]);
}
