import type { CaseEvents } from '#contracts';
import { plainText } from '#domain';
import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Catalogue } from '../catalogue/domain/catalogue.ts';
import { liesIn, type Region } from '../catalogue/domain/region.ts';
import { Gazetteer } from '../deciding/domain/gazetteer.ts';
import { branchOf } from '../deciding/domain/meant-region.ts';
import { type Names, namesPlacedBy } from './domain/names-placed-by.ts';
import { WordsOfLanguage } from './domain/words-of-language.ts';
import { standingOf } from './domain/standing.ts';
import {
  keepEvidence,
  keepStandings,
  lockPlaces,
  type PlaceEvidence,
  recordPlacesVersion,
  talliesOf,
} from './place-table.ts';

export type PlacedByPeople = CaseEvent<'xinqiao.case.assigned.v1'> | CaseEvent<'xinqiao.case.arbitrated.v1'>;

interface MessageRow {
  readonly caseId: string;
  readonly subject: string;
  readonly body: string;
}

/** Where a person decided that a case belongs. */
interface PlaceDecision {
  readonly event: PlacedByPeople;
  readonly county: Region;
}

/** Learns from people's decisions where the estates, villages, markets … lie that their cases name. */
@Injectable()
export class LearnPlaces {
  private names?: Names & Pick<Catalogue, 'matters'>;

  constructor(@Inject(CurrentCatalogue) private readonly catalogue: Pick<CurrentCatalogue, 'get'>) {}

  async learn(events: readonly PlacedByPeople[], { manager, now }: BatchContext): Promise<void> {
    const catalogue = this.catalogue.get();
    const evidence = await this.evidenceIn(decisionsIn(events, catalogue), catalogue, manager);
    if (evidence.length === 0) return;
    await lockPlaces(manager);
    await keepEvidence(manager, evidence);
    const names = [...new Set(evidence.map(({ name }) => name))];
    await keepStandings(manager, await standingsOf(manager, names), now);
    await recordPlacesVersion(manager);
  }

  private async evidenceIn(
    decisions: ReadonlyMap<string, PlaceDecision>,
    catalogue: Catalogue,
    manager: EntityManager,
  ): Promise<PlaceEvidence[]> {
    if (decisions.size === 0) return [];
    const known = this.namesOf(catalogue);
    const messages = await manager.query<MessageRow[]>(selectMessages, [[...decisions.keys()]]);
    return messages.flatMap(({ caseId, subject, body }): PlaceEvidence[] => {
      const decision = decisions.get(caseId);
      if (!decision) return [];
      const { event, county } = decision;
      const names = namesPlacedBy(`${plainText(subject)}.${plainText(body)}`, county, known);
      const { caseVersion, occurredAt } = event.payload;
      return names.map((name) => ({
        ...{ name, caseId, caseVersion, cityCode: branchOf(county, catalogue.home).code, regionCode: county.code },
        arbitrated: event.type === 'xinqiao.case.arbitrated.v1',
        decidedAt: occurredAt,
      }));
    });
  }

  /** Made anew where the matters have changed, whose samples tell what is language. */
  private namesOf(catalogue: Catalogue): Names {
    const { matters } = catalogue;
    if (this.names?.matters !== matters) {
      const samples = matters.flatMap((matter) => matter.samples);
      const words = new WordsOfLanguage(samples.map(({ subject, body }) => plainText(`${subject}。${body}`)));
      this.names = { gazetteer: this.names?.gazetteer ?? new Gazetteer(catalogue), words, matters };
    }
    return this.names;
  }
}

/** Who writes the same again is heard once. */
const selectMessages = `
  select message.case_id as "caseId", subject, body
    from decided_message message
    left join lateral (
      select decision from decision where decision.case_id = message.case_id order by decided_at desc limit 1
    ) latest on true
   where message.case_id = any($1::uuid[]) and latest.decision -> 'repeatOf' is null`;

/** The last decision of people on each case, where it gives the case to a county of the province. */
function decisionsIn(
  events: readonly PlacedByPeople[],
  { regions, home }: Catalogue,
): ReadonlyMap<string, PlaceDecision> {
  const decisions = events.flatMap((event): [string, PlaceDecision][] => {
    const county = regions.get(regionDecided(event) ?? '');
    const isCounty = county?.level === 'county' && liesIn(county, home);
    return isCounty ? [[event.payload.caseId, { event, county }]] : [];
  });
  return new Map(decisions);
}

/**
 * Of what a person assigned, the jurisdiction is still the router's, unless it was corrected: the bureau's Region is the person's. A supervisor's
 * ruling has been announced on its own, just before.
 */
function regionDecided({ type, payload }: PlacedByPeople): string | undefined {
  switch (type) {
    case 'xinqiao.case.assigned.v1':
      return payload.assignedBy === 'triage-officer' ? regionAssigned(payload) : undefined;
    case 'xinqiao.case.arbitrated.v1':
      return payload.jurisdiction?.code ?? payload.lead.regionCode;
  }
}

function regionAssigned({ lead, jurisdiction, corrections = [] }: CaseEvents['xinqiao.case.assigned.v1']): string {
  const isCorrected = corrections.some(({ of }) => of === 'region');
  return (isCorrected ? jurisdiction?.code : undefined) ?? lead.regionCode;
}

async function standingsOf(manager: EntityManager, names: readonly string[]) {
  const tallies = await talliesOf(manager, names);
  const byPlace = Map.groupBy(tallies, ({ name, cityCode }) => `${cityCode} ${name}`);
  return [...byPlace.values()].flatMap((ofPlace) => {
    const [first] = ofPlace;
    return first ? [{ name: first.name, cityCode: first.cityCode, ...standingOf(ofPlace) }] : [];
  });
}
