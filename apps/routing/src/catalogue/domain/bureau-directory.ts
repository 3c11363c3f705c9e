import { type Bureau, type BureauRecord, isInForce, placeOf } from './bureau.ts';
import { enclosing, type Region } from './region.ts';

export type { Bureau } from './bureau.ts';

/** A bureau in force with the functions that it serves in its Region, those of its predecessors there among them. */
export interface BureauOnDuty extends Bureau {
  readonly functions: readonly string[];
}

/**
 * Which bureau has a function in a Region: the one in force that has it on its duty list; else the one that came after
 * the bureau that had it. Immutable; a look-up costs two steps however many bureaus there are.
 */
export class BureauDirectory {
  private readonly records: ReadonlyMap<string, BureauRecord>;
  /** Region code → function → bureau. */
  private readonly onDuty = new Map<string, Map<string, Bureau>>();
  private readonly inForce = new Map<string, Bureau[]>();

  constructor(records: Iterable<BureauRecord>) {
    this.records = new Map(Array.from(records, (record) => [record.id, record]));
    const bureaus = new Map(Array.from(this.records, ([id, record]) => [id, bareBureau(record)]));
    const ended: BureauRecord[] = [];
    for (const record of this.records.values()) {
      const bureau = bureaus.get(record.id);
      if (!bureau || !isInForce(record)) {
        ended.push(record);
        continue;
      }
      this.serve(record, bureau);
      getOrAdd(this.inForce, placeOf(record), (): Bureau[] => []).push(bureau);
    }
    for (const record of ended) {
      const successor = bureaus.get(this.successorOf(record)?.id ?? '');
      if (successor) this.serve(record, successor);
    }
  }

  /** As it stands after these were added or changed. */
  with(changed: readonly BureauRecord[]): BureauDirectory {
    if (changed.length === 0) return this;
    const records = new Map(this.records);
    for (const record of changed) records.set(record.id, record);
    return new BureauDirectory(records.values());
  }

  bureauFor(functionCode: string, region: Region): Bureau | undefined {
    return this.onDuty.get(region.code)?.get(functionCode);
  }

  /** The bureaus in force that a Region itself has. */
  bureausOf(region: Region): BureauOnDuty[] {
    const duties = [...(this.onDuty.get(region.code) ?? [])];
    return (this.inForce.get(region.code) ?? []).map((bureau) => ({
      ...bureau,
      functions: duties.filter(([, serving]) => serving === bureau).map(([code]) => code),
    }));
  }

  /** Whether a function is on the duty list of a bureau, or was on that of one that went up in it. */
  hasDuty(id: string, functionCode: string): boolean {
    const record = this.records.get(id);
    if (!record) return false;
    return record.functions.includes(functionCode) || this.onDuty.get(placeOf(record))?.get(functionCode)?.id === id;
  }

  /** Whether it is in force or not. */
  find(id: string): BureauRecord | undefined {
    return this.records.get(id);
  }

  all(): Iterable<BureauRecord> {
    return this.records.values();
  }

  /** The bureau in force at the end of the mergers, which is the bureau itself where it was not merged. */
  successorOf(bureau: BureauRecord): BureauRecord | undefined {
    const passed = new Set<string>();
    let current: BureauRecord | undefined = bureau;
    while (current?.successorId !== undefined && !passed.has(current.id)) {
      passed.add(current.id);
      current = this.records.get(current.successorId);
    }
    return current && isInForce(current) ? current : undefined;
  }

  /** Who came first to a function keeps it: bureaus in force before those that only follow another. */
  private serve(record: BureauRecord, bureau: Bureau): void {
    const duties = getOrAdd(this.onDuty, placeOf(record), () => new Map<string, Bureau>());
    for (const code of record.functions) if (!duties.has(code)) duties.set(code, bureau);
  }
}

/** Decisions carry these three and nothing else of a record. */
const bareBureau = ({ id, name, regionCode }: BureauRecord): Bureau => ({ id, name, regionCode });

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key);
  if (present !== undefined) return present;
  const added = make();
  map.set(key, added);
  return added;
}

/** As the bureaus' seals have it: a district names its city (许昌市建安区), a county or county-level city does not. */
export function formalName(region: Region): string {
  if (region.level === 'township') {
    const county = region.parent ? formalName(region.parent) : '';
    return region.name.startsWith(county) ? region.name : county + region.name;
  }
  const city = enclosing(region, 'city');
  return city && isDistrict(region) ? city.name + region.name : region.name;
}

/** County codes end in 01–20 for districts of a city, 21–70 for counties, 71–79 for development zones, 81 up for cities (GB/T 2260). */
function isDistrict(region: Region): boolean {
  return region.level === 'county' && Number(region.code.slice(4, 6)) <= 20 && region.name.endsWith('区');
}
