import type { CaseEvents } from '#contracts';
import type { Kind } from '#domain';
import type { BatchContext } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import { CurrentCatalogue } from '../catalogue/current-catalogue.ts';
import type { DecidedByPeople } from '../repetition/settle-on-decided-by-people.ts';
import type { PrecedentSource } from './precedent.entity.ts';

interface Precedent {
  readonly source: PrecedentSource;
  readonly bureauId: string;
  readonly proposedId?: string;
  readonly function?: string;
  readonly matterCode?: string;
  /** Whether a person named the matter, be it the one that the router had read. */
  readonly isMatterNamed?: boolean;
  readonly regionCode?: string;
  readonly kind?: Kind;
  readonly urgent?: boolean;
}

/** Keeps what people decided in the router's place; what the router had put on a queue itself is no precedent. */
@Injectable()
export class KeepPrecedents {
  constructor(@Inject(CurrentCatalogue) private readonly catalogue: Pick<CurrentCatalogue, 'get'>) {}

  async keep(events: readonly DecidedByPeople[], { manager }: BatchContext): Promise<void> {
    const kept = events.flatMap((event) => {
      const precedent = precedentIn(event);
      return precedent ? [{ ...precedent, step: event.payload }] : [];
    });
    if (kept.length === 0) return;
    const column = (of: (one: (typeof kept)[number]) => unknown) => kept.map((one) => of(one) ?? null);
    await manager.query(insertPrecedents, [
      column(({ step }) => step.caseId),
      column(({ step }) => step.caseVersion),
      column(({ step }) => step.occurredAt),
      column(({ source }) => source),
      column(({ bureauId }) => bureauId),
      column(({ proposedId }) => proposedId),
      column((one) => one.function),
      column(({ matterCode }) => matterCode),
      column(({ regionCode }) => regionCode),
      column(({ kind }) => kind),
      column(({ urgent }) => urgent),
      column((one) => one.isMatterNamed === true || this.hasDutyOf(one)),
    ]);
  }

  /** Whether the bureau is there for the matter that the case was filed under. */
  private hasDutyOf({ bureauId, matterCode }: Precedent): boolean {
    const { bureaus, matters } = this.catalogue.get();
    const duty = matters.find(({ code }) => code === matterCode)?.function;
    return duty !== undefined && (bureaus.find(bureauId)?.functions.includes(duty) ?? false);
  }
}

/**
 * Which router had decided is known here: its decision was made before anyone could decide otherwise. So is what a case was
 * sent to a bureau for, where the bureau that sends it back is the one that the router had named. A ruling does not say which matter
 * it is about unless somebody named or corrected that: the router's is taken for it only where it is the bureau's duty, lest one case
 * that was misread bind all that were read rightly.
 */
const insertPrecedents = `
  insert into precedent (case_id, case_version, decided_at, source, bureau_id, proposed_id, function, matter_code,
                         region_code, kind, urgent, router)
  select case_id, case_version, given.decided_at, source, bureau_id, proposed_id,
         case when is_refused then latest.function else given.function end,
         case when is_refused then latest.matter_code
              when source = 'arbitrated' and given.matter_code = latest.matter_code and not is_meant then null
              else given.matter_code end,
         region_code, kind, urgent, latest.router
    from unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::boolean[], $12::boolean[])
           as given (case_id, case_version, decided_at, source, bureau_id, proposed_id, function, matter_code, region_code, kind, urgent,
                     is_meant)
    left join lateral (
      select router, decision -> 'lead' ->> 'id' as lead_id, decision ->> 'function' as function,
             decision -> 'matter' ->> 'code' as matter_code
        from decision where decision.case_id = given.case_id order by decided_at desc limit 1
    ) latest on true
   cross join lateral (select source = 'returned' and latest.lead_id = bureau_id as is_refused) refusal`;

function precedentIn({ type, payload }: DecidedByPeople): Precedent | undefined {
  switch (type) {
    case 'xinqiao.case.assigned.v1': {
      const { lead, assignedBy, proposal, about } = payload;
      // A supervisor's ruling has been announced on its own, just before.
      if (assignedBy !== 'triage-officer') return undefined;
      // 回避: it would be the proposed bureau's, were it not a complaint about it.
      if (about?.some(({ id }) => id === proposal?.leadId)) return undefined;
      return { source: 'assigned', bureauId: lead.id, proposedId: proposal?.leadId, ...saidOnDesk(payload) };
    }
    case 'xinqiao.case.arbitrated.v1': {
      const { lead, matter, jurisdiction, kind, urgent, about = [], confirmed = [] } = payload;
      // 回避: whose it is also hung on who has to stand aside, so it is no rule for cases about nobody.
      if (about.length > 0) return undefined;
      return {
        source: 'arbitrated',
        bureauId: lead.id,
        function: payload.function,
        matterCode: matter?.code,
        isMatterNamed: confirmed.includes('matter'),
        regionCode: jurisdiction?.code ?? lead.regionCode,
        kind,
        urgent,
      };
    }
    case 'xinqiao.case.returned.v1': {
      const { bureau, suggested } = payload;
      return { source: 'returned', bureauId: bureau.id, proposedId: suggested?.id, regionCode: bureau.regionCode };
    }
    case 'xinqiao.case.complained-of.v1':
    case 'xinqiao.case.bureau-succeeded.v1':
      // They say from whom it is taken, not whose it is.
      return undefined;
  }
}

/**
 * What a triage officer said with an assignment: what was corrected, and what was said as the router had it. Of the rest function and
 * matter are still the router's, and hold only where the person left the lead as proposed; and the place is the bureau's.
 */
function saidOnDesk(payload: CaseEvents['xinqiao.case.assigned.v1']) {
  const { lead, proposal, kind, urgent, matter, function: duty, jurisdiction } = payload;
  const said = new Set([...(payload.corrections ?? []).map(({ of }) => of), ...(payload.confirmed ?? [])]);
  const isLeftAsProposed = proposal?.leadId === lead.id;
  return {
    function: isLeftAsProposed || said.has('function') ? duty : undefined,
    matterCode: isLeftAsProposed || said.has('matter') ? matter?.code : undefined,
    regionCode: (said.has('region') ? jurisdiction?.code : undefined) ?? lead.regionCode,
    kind: said.has('kind') ? kind : undefined,
    urgent: said.has('urgent') ? urgent : undefined,
  };
}
