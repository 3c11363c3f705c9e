/** What routing announces of its reference data. */
import type { CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import type { BureauRecord } from './domain/bureau.ts';
import type { Catalogue } from './domain/catalogue.ts';
import type { StoredMatter } from './matter-table.ts';

/** Bureaus in one event: some 40 KiB, a fraction of what may travel. */
const mostInOneEvent = 100;

/** By which Regions are called what they are. */
type Regions = Catalogue['regions'];

export function bureauChanged(
  bureau: BureauRecord,
  regions: Regions,
  changedAt: Date,
): EventDraft<CaseEvents, 'xinqiao.bureau.changed.v1'> {
  return {
    type: 'xinqiao.bureau.changed.v1',
    key: bureau.id,
    subject: bureau.id,
    payload: { ...announced(bureau, regions), changedAt: changedAt.toISOString() },
  };
}

/** Many bureaus at once, Region by Region. */
export function bureausPublished(
  bureaus: readonly BureauRecord[],
  regions: Regions,
): EventDraft<CaseEvents, 'xinqiao.bureaus.published.v1'>[] {
  return [...Map.groupBy(bureaus, ({ regionCode }) => regionCode)].flatMap(([regionCode, ofRegion]) =>
    portionsOf(ofRegion).map((portion) => ({
      type: 'xinqiao.bureaus.published.v1',
      key: regionCode,
      subject: regionCode,
      payload: { regionCode, bureaus: portion.map((bureau) => announced(bureau, regions)) },
    })),
  );
}

export function matterChanged(
  { code, content, retired, version }: StoredMatter,
  changedAt: Date,
): EventDraft<CaseEvents, 'xinqiao.matter.changed.v1'> {
  const { name, function: functionCode, kind } = content;
  return {
    type: 'xinqiao.matter.changed.v1',
    key: code,
    subject: code,
    payload: { code, name, function: functionCode, kind, retired, version, changedAt: changedAt.toISOString() },
  };
}

/** Without its township, which nobody else needs. */
function announced({ township: _, ...bureau }: BureauRecord, regions: Regions) {
  return {
    ...bureau,
    regionName: regions.get(bureau.regionCode)?.name,
    functions: [...bureau.functions],
    officeHours: [...bureau.officeHours],
    validFrom: bureau.validFrom?.toISOString(),
    validUntil: bureau.validUntil?.toISOString(),
  };
}

function portionsOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / mostInOneEvent) }, (_, index) =>
    items.slice(index * mostInOneEvent, (index + 1) * mostInOneEvent),
  );
}
