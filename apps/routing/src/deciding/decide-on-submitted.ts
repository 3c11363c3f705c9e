import type { BatchContext } from '#messaging';
import { type CaseEvent, CaseOutbox } from '#platform';
import { Inject, Injectable } from '@nestjs/common';
import { insertDecisions } from './decision-table.ts';
import { decideInTurns } from './decide-in-turns.ts';
import type { Knowledge } from './domain/knowledge.ts';
import { KNOWLEDGE } from './knowledge.token.ts';
import { routingDecided } from './routing-decided.ts';

type Submitted = CaseEvent<'xinqiao.case.submitted.v1'>;

/** `case.submitted`: decides whose each message is, keeps the decision and announces it. */
@Injectable()
export class DecideOnSubmitted {
  constructor(
    @Inject(KNOWLEDGE) private readonly knowledge: Knowledge,
    private readonly outbox: CaseOutbox,
  ) {}

  async decide(events: readonly Submitted[], { manager, now }: BatchContext): Promise<void> {
    const decided = await decideInTurns(events, this.knowledge);
    const { router } = this.knowledge;
    await insertDecisions(manager, decided, router, now);
    await this.outbox.append(
      manager,
      decided.map(({ event, decision }) => routingDecided(event, decision, router, now)),
    );
  }
}
