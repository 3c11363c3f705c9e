import { type CaseSubmitted, RoutingDecided } from '#contracts';
import type { CaseEvent } from '#platform';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { anyMessage } from '../../test/any-message.ts';
import { knowledge } from '../../test/routing-under-test.ts';
import { decide } from './domain/decide.ts';
import { routingDecided } from './routing-decided.ts';

const event = {
  id: '019a8f00-0000-7000-8000-000000000000',
  payload: { caseId: '019a8f00-0000-7000-8000-000000000001', caseNumber: '20261123-0000042-5' } as CaseSubmitted,
} as CaseEvent<'xinqiao.case.submitted.v1'>;

describe('the announcement of a decision', () => {
  it('keeps its contract, whatever the message was', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const draft = routingDecided(event, decide(message, knowledge), knowledge.router, new Date(0));
        expect(validateSync(Object.assign(new RoutingDecided(), draft.payload))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('belongs to the case and is caused by its submission', () => {
    const decision = decide({ channel: 'web', subject: '', body: '', month: 1 }, knowledge);
    expect(routingDecided(event, decision, knowledge.router, new Date(0))).toMatchObject({
      key: event.payload.caseId,
      subject: event.payload.caseNumber,
      causedBy: event,
    });
  });
});
