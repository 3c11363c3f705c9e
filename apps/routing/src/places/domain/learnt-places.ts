import type { Region } from '../../catalogue/domain/region.ts';
import type { PlaceMention } from '../../deciding/domain/gazetteer.ts';
import { namedPlaces } from './named-places.ts';

/** A name in one city and the codes of the counties that it may lie in. */
export interface LearntPlace {
  readonly name: string;
  readonly regionCodes: readonly string[];
}

/** Names of estates, villages, markets … that people's decisions have placed. */
export class LearntPlaces {
  private readonly regionsOf = new Map<string, Region[]>();

  /** Of codes that are no Regions (any more) nothing is known. */
  constructor(places: readonly LearntPlace[], regions: ReadonlyMap<string, Region>) {
    for (const { name, regionCodes } of places) {
      const known = regionCodes.flatMap((code) => regions.get(code) ?? []);
      if (known.length > 0) this.regionsOf.set(name, [...(this.regionsOf.get(name) ?? []), ...known]);
    }
  }

  /** The mentions of a text with those of learnt places among them, from left to right. */
  addTo(mentions: readonly PlaceMention[], text: string): readonly PlaceMention[] {
    if (this.regionsOf.size === 0) return mentions;
    const certain = mentions.filter(({ isWeak }) => !isWeak);
    const learnt = namedPlaces(text, certain).flatMap(({ name, start, end }): PlaceMention[] => {
      const regions = this.regionsOf.get(name);
      const isTaken = certain.some((mention) => mention.start < end && start < mention.end);
      return regions && !isTaken ? [{ start, end, regions, isWeak: true, isLearnt: true }] : [];
    });
    if (learnt.length === 0) return mentions;
    const others = mentions.filter(
      (mention) => !learnt.some(({ start, end }) => mention.start < end && start < mention.end),
    );
    return [...others, ...learnt].toSorted((one, other) => one.start - other.start);
  }
}

export const nothingLearnt = new LearntPlaces([], new Map());
