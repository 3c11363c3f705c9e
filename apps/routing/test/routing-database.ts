import { formatCaseNumber } from '#domain';
import { BatchContext, messagingMigrations } from '#messaging';
import { type CaseEvent, CaseOutbox, Clock } from '#platform';
import { serviceDatabase } from '#testing';
import { v7 as uuidv7 } from 'uuid';
import { CurrentKnowledge } from '../src/deciding/current-knowledge.ts';
import { DecideOnSubmitted } from '../src/deciding/decide-on-submitted.ts';
import { ShowDecision } from '../src/deciding/show-decision.ts';
import type { HotIssuePolicy } from '../src/repetition/domain/hot-issue.ts';
import { HotIssueConfig } from '../src/repetition/hot-issue.config.ts';
import { Newcomers } from '../src/repetition/newcomers.ts';
import { Repetition } from '../src/repetition/repetition.ts';
import { routing } from '../src/routing.definition.ts';
import type { LearntPlace } from '../src/places/domain/learnt-places.ts';
import { placesInUse } from '../src/places/place-table.ts';
import { catalogue, knowledge } from './routing-under-test.ts';

type Submitted = CaseEvent<'xinqiao.case.submitted.v1'>;

const newcomers = new Newcomers(catalogue, new HotIssueConfig().sharedMatters);

/** Routing over a database of its own, without HTTP and Kafka: events go in by hand, its outbox is looked into. */
export async function routingDatabase(policy: HotIssuePolicy = new HotIssueConfig()) {
  const { entities, migrations } = routing;
  const schema = { entities, migrations: [...messagingMigrations, ...migrations] };
  const { dataSource, drop } = await serviceDatabase('routing', schema);
  const clock = new Clock(dataSource);
  let places: readonly LearntPlace[] = [];
  const shipped = new CurrentKnowledge(
    { get: () => catalogue },
    { get: () => knowledge.reader },
    { get: () => new Map() },
    { get: () => places },
  );
  const outbox = new CaseOutbox('routing');
  const repetition = new Repetition(newcomers, policy, outbox);
  const decideOnSubmitted = new DecideOnSubmitted(shipped, repetition, outbox);
  return {
    dataSource,
    showDecision: new ShowDecision(dataSource, { get: () => catalogue }),
    /** Decides as the consumer does: all in one transaction, with the database's time. */
    decide: (events: Submitted[]): Promise<void> =>
      dataSource.transaction(async (manager) =>
        decideOnSubmitted.decide(events, new BatchContext([manager, await clock.now(manager)])),
      ),
    /** Takes on the places that were learnt, as an instance does every two seconds. */
    async lookForPlaces(): Promise<void> {
      places = await placesInUse(dataSource.manager);
    },
    /** What waits to be published, in that order. */
    announced: (): Promise<{ type: string; cause: string; payload: Record<string, unknown> }[]> =>
      dataSource.query(
        `select headers::json ->> 'ce_type' as type, headers::json ->> 'ce_causationid' as cause, value::json as payload
           from outbox order by id`,
      ),
    close: drop,
  };
}

let sequence = 0;

export function submitted(payload: Partial<Submitted['payload']> = {}): Submitted {
  sequence += 1;
  const id = uuidv7();
  const caseId = uuidv7();
  const caseNumber = formatCaseNumber(new Date('2026-11-23T04:00:00Z'), sequence);
  return {
    id,
    type: 'xinqiao.case.submitted.v1',
    source: '/xinqiao/intake',
    subject: caseNumber,
    key: caseId,
    time: new Date('2026-11-23T04:00:00Z'),
    correlationId: id,
    payload: {
      caseId,
      caseNumber,
      channel: 'message-board',
      subject: '拖欠工资',
      body: '项城市一处工地拖欠我一年工资，将近五万元。',
      submittedAt: '2026-11-23T04:00:00.000Z',
      ...payload,
    },
  };
}
