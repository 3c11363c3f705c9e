import type { Bureau } from '#contracts';
import { Failure } from '#domain';
import { Injectable } from '@nestjs/common';
import { faultsOfNamed, type KnownBureau, type NamedBureau } from './domain/known-bureau.ts';
import { KnownBureaus } from './known-bureaus.ts';

/** 主办 and 协办: who is to handle a case. */
export interface Placement {
  readonly lead: Bureau;
  readonly coHandling: readonly Bureau[];
  /** Whom it is a complaint about. */
  readonly about?: readonly Bureau[];
}

/** The same, as the directory has it. */
interface PlacementInForce extends Placement {
  /** What the Region of the lead is called; absent where it has not been announced yet. */
  readonly leadRegionName?: string;
}

/**
 * Bureaus as the directory has them: names go into what citizens read, so they are not taken from a request. Each
 * method throws a Failure `invalid-request` that names every bureau that there is not, or not any more.
 */
@Injectable()
export class BureausInForce {
  constructor(private readonly directory: KnownBureaus) {}

  /** Those named in the fields `lead`, `coHandling` and `about`. */
  async placement({ lead, coHandling, about }: Placement): Promise<PlacementInForce> {
    const known = await this.demand([
      { field: 'lead.id', id: lead.id },
      ...coHandling.map(({ id }, index) => ({ field: `coHandling[${index}].id`, id })),
      ...(about ?? []).map(({ id }, index) => ({ field: `about[${index}].id`, id })),
    ]);
    const ofDirectory = (bureau: Bureau): Bureau => known.get(bureau.id)?.bureau ?? bureau;
    return {
      lead: ofDirectory(lead),
      coHandling: coHandling.map(ofDirectory),
      about: about?.map(ofDirectory),
      leadRegionName: known.get(lead.id)?.regionName,
    };
  }

  /** The one named in this field. */
  async one(field: string, bureau: Bureau): Promise<Bureau> {
    const known = await this.demand([{ field: `${field}.id`, id: bureau.id }]);
    return known.get(bureau.id)?.bureau ?? bureau;
  }

  private async demand(named: readonly NamedBureau[]): Promise<ReadonlyMap<string, KnownBureau>> {
    const known = await this.directory.find(named.map(({ id }) => id));
    const fields = faultsOfNamed(named, known);
    if (fields.length === 0) return known;
    throw new Failure('invalid', 'invalid-request', 'A bureau that is named is not in force.', { fields });
  }
}
