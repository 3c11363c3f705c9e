import type { Bureau } from '#contracts';
import type { BatchContext } from '#messaging';
import { type CaseEvent, CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type ClockRules, setClocks } from './domain/set-clocks.ts';
import { FindClockRules } from '../clocks/find-clock-rules.ts';
import { takeUpMemberships } from '../hot-issues/membership-table.ts';
import { announceChanges, type Change } from './announce-changes.ts';
import { findComplainedOf, insertCases } from './case-table.ts';
import { type CaseText, insertTexts } from './case-text-table.ts';
import type { OpenedCase } from './domain/case-state.ts';
import { decide } from './domain/decide.ts';
import { bureausAt } from './domain/who-may.ts';
import { firstOfEachCase } from './first-of-each-case.ts';
import { holdBackDecisions, type PendingDecision, takePending } from './pending-decision.ts';
import { Unnested } from './unnested.ts';

type Submitted = CaseEvent<'xinqiao.case.submitted.v1'>;

interface Opening {
  readonly event: Submitted;
  readonly state: OpenedCase;
  readonly changes: readonly Change[];
}

/** `case.submitted`: opens a Case for each message, and puts those on a queue whose routing decision is already here. */
@Injectable()
export class OpenCaseOnSubmitted {
  constructor(
    private readonly outbox: CaseOutbox,
    private readonly clockRules: FindClockRules,
  ) {}

  async open(events: readonly Submitted[], { manager, now }: BatchContext): Promise<void> {
    const submitted = firstOfEachCase(events);
    await holdBackDecisions(manager);
    const pending = await takePending(manager, [...submitted.keys()]);
    const decisions = new Map(pending.map((decision) => [decision.caseId, decision]));
    const about = await findComplainedOf(
      manager,
      [...submitted.values()].flatMap((event) => originOf(event) ?? []),
    );
    const begun = [...submitted].map(([caseId, event]) => {
      return opened(event, { about: about.get(originOf(event) ?? ''), pending: decisions.get(caseId) }, now);
    });
    const openings = await withMemberships(manager, begun, now);
    const rules = await this.clockRules.forCases(manager, openings.map(changeOf));
    const timed = openings.map((opening) => withClocks(opening, rules));
    const isNew = await insertCases(
      manager,
      timed.map(({ state, event }) => ({ state, subject: event.payload.subject })),
    );
    const inserted = timed.filter(({ state }) => isNew.has(state.id));
    await insertMessages(manager, inserted);
    await insertTexts(manager, inserted.map(textOf));
    await announceChanges(
      manager,
      this.outbox,
      inserted.flatMap(({ changes }) => changes),
    );
  }
}

/** The id of the case from which it was split. */
function originOf({ payload: { splitFrom } }: Submitted): string | undefined {
  return splitFrom?.caseId;
}

/** What is known before of a case that is opened. */
interface KnownBefore {
  /** Whom the case is about from which it was split. */
  readonly about?: readonly Bureau[];
  readonly pending?: PendingDecision;
}

function opened(event: Submitted, { about, pending }: KnownBefore, now: Date): Opening {
  const { caseId: id, caseNumber: number, channel, regionHint, splitFrom } = event.payload;
  const onlyByCall = event.payload.onlyByCall ? true : undefined;
  const submittedAt = new Date(event.payload.submittedAt);
  const first = decide(
    { status: 'unopened', id, number, version: 0 },
    { kind: 'submit', channel, submittedAt, regionHint, onlyByCall, splitFrom, about },
    now,
  );
  if (first.outcome === 'refused') throw new Error(`Case ${number} could not be opened.`);
  const opening: Opening = { event, state: first.state, changes: [{ facts: first.facts, causedBy: event }] };
  if (!pending) return opening;
  const second = decide(first.state, { kind: 'route', proposal: pending.proposal }, now);
  if (second.outcome === 'refused') return opening;
  const routed = { facts: second.facts, causedBy: pending.causedBy };
  return { event, state: second.state, changes: [...opening.changes, routed] };
}

/** A case of which was said before that it is of a hot issue joins it at once. */
async function withMemberships(manager: EntityManager, openings: readonly Opening[], now: Date): Promise<Opening[]> {
  const states = openings.map(({ state }) => state);
  const taken = await takeUpMemberships(manager, states, now);
  return openings.map((opening) => {
    const more = taken.get(opening.state.id);
    return more ? { ...opening, state: more.state, changes: [...opening.changes, { facts: more.facts }] } : opening;
  });
}

const changeOf = ({ state, changes }: Opening) => ({ state, facts: changes.flatMap(({ facts }) => facts) });

function withClocks(opening: Opening, rules: ClockRules): Opening {
  let { state } = opening;
  const changes = opening.changes.map((change) => {
    const set = setClocks({ state, facts: change.facts }, rules);
    state = set.state;
    return { ...change, facts: set.facts };
  });
  return { ...opening, state, changes };
}

function textOf({ event: { payload }, state }: Opening): CaseText {
  const { caseId, subject, body } = payload;
  return { caseId, subject, body, bureaus: bureausAt(state) };
}

interface MessageRow {
  case_id: string;
  body: string;
  contact_key_id?: string;
  contact_sealed?: string;
}

const messageRows = new Unnested<MessageRow>({
  case_id: 'uuid',
  body: 'text',
  contact_key_id: 'text',
  contact_sealed: 'text',
});

async function insertMessages(manager: EntityManager, openings: readonly Opening[]): Promise<void> {
  const rows = openings.map(({ event: { payload } }) => ({
    case_id: payload.caseId,
    body: payload.body,
    contact_key_id: payload.contact?.keyId,
    contact_sealed: payload.contact?.sealed,
  }));
  await manager.query(
    `insert into case_message (${messageRows.columns}) select * from ${messageRows.table}`,
    messageRows.parametersOf(rows),
  );
}
