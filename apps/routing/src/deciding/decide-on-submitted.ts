import type { BatchContext } from '#messaging';
import { type CaseEvent, CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import { Repetition } from '../repetition/repetition.ts';
import { CurrentKnowledge } from './current-knowledge.ts';
import { insertDecisions } from './decision-table.ts';
import { decideInTurns } from './decide-in-turns.ts';
import { routingDecided } from './routing-decided.ts';

type Submitted = CaseEvent<'xinqiao.case.submitted.v1'>;

/** `case.submitted`: decides whose each message is, keeps the decision and announces it. */
@Injectable()
export class DecideOnSubmitted {
  constructor(
    private readonly knowledge: CurrentKnowledge,
    private readonly repetition: Repetition,
    private readonly outbox: CaseOutbox,
  ) {}

  async decide(events: readonly Submitted[], { manager, now }: BatchContext): Promise<void> {
    const { knowledge, catalogueVersion } = this.knowledge.get();
    const { router, bureaus } = knowledge;
    const decided = await this.repetition.take(manager, await decideInTurns(events, knowledge), { now, bureaus });
    await insertDecisions(manager, decided, { router, catalogueVersion, decidedAt: now });
    await this.outbox.append(
      manager,
      decided.map(({ event, decision }) => routingDecided(event, decision, router, now)),
    );
  }
}
