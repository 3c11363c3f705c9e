import { factsOf } from '../../known-cases/domain/case-facts.ts';
import { nothingKnown } from '../../known-cases/domain/known-case.ts';
import { actionsOf, decide, type EscalationCommand } from './decide.ts';
import type { Escalation } from './escalation.ts';
import { shippedTerms as terms } from './policy.ts';

const now = new Date('2026-11-23T08:00:00.000Z');
const about = { id: '01936f8c-5b7a-7c3d-8e9f-0a1b2c3d4e5f', number: '20261123-0000042-7' };
const waiting: Escalation = {
  ...{ id: '01936fa0-1c2d-7e3f-8a4b-5c6d7e8f9a0b', causeKey: 'instruction 1', cause: { kind: 'instruction' } },
  ...{ causedAt: now.toISOString(), version: 3, state: 'waiting', regionCode: '411600', placedFor: '411600' },
  ...{ wasSnoozed: false, answerBy: '2026-11-25T08:00:00.000Z' },
  ...{ raisedAt: now.toISOString(), changedAt: now.toISOString() },
  facts: factsOf({ ...about, known: nothingKnown }),
};
const by = { role: 'supervisor', regionCode: '411600' } as const;
const outcomeOf = (command: EscalationCommand, before = waiting, actor: typeof by | undefined = by) => {
  const decision = decide(before, command, { by: actor, terms, now });
  return decision.outcome === 'refused' ? decision.because : decision.after;
};
const delegated = (regionCode: string, toBureauId?: string): EscalationCommand => {
  return { kind: 'delegate', version: 3, reason: '请核实', regionCode, toBureauId };
};
const snoozed = (until: string): EscalationCommand => ({ kind: 'snooze', version: 3, reason: '待付款', until });

describe('A supervisor', () => {
  it('acknowledges what he saw, and it climbs no more', () => {
    expect(outcomeOf({ kind: 'acknowledge', version: 3 })).toMatchObject({
      state: 'acknowledged',
      version: 4,
      answerBy: undefined,
    });
  });

  it('does nothing about what has changed since he saw it', () => {
    expect(outcomeOf({ kind: 'acknowledge', version: 2 })).toBe('stale-version');
  });

  it('has nothing to say of what is not with him', () => {
    expect(decide(waiting, { kind: 'acknowledge', version: 3 }, { by: undefined, terms, now })).toMatchObject({
      because: 'not-theirs',
    });
  });

  it('hands it to a county below, or to a bureau within his reach, for as long as those there have', () => {
    expect(outcomeOf(delegated('411681'))).toMatchObject({ state: 'delegated', answerBy: '2026-11-26T08:00:00.000Z' });
    expect(outcomeOf(delegated('411600', '411600-taxation'))).toMatchObject({ toBureauId: '411600-taxation' });
  });

  it.each([['411600'], ['411000'], ['411002'], ['410000']])(
    'does not hand it to %s, which is not below him',
    (region) => {
      expect(outcomeOf(delegated(region))).toBe('region-not-below');
    },
  );

  it('does not hand it to a bureau of another region than he says', () => {
    expect(outcomeOf(delegated('411681', '411602-taxation'))).toBe('bureau-elsewhere');
  });

  it('does not hand it to where it is', () => {
    expect(outcomeOf(delegated('411681'), { ...waiting, state: 'delegated', regionCode: '411681' })).toBe(
      'region-not-below',
    );
  });

  it('puts it off as far as the policy allows, and once', () => {
    expect(outcomeOf(snoozed('2026-11-28T08:00:00.000Z'))).toMatchObject({
      state: 'snoozed',
      answerBy: '2026-11-28T08:00:00.000Z',
    });
    expect(outcomeOf(snoozed('2026-11-28T08:00:00.001Z'))).toBe('snoozed-too-long');
    expect(outcomeOf(snoozed('2026-11-23T08:00:00.000Z'))).toBe('snoozed-into-the-past');
    expect(outcomeOf(snoozed('2026-11-24T08:00:00.000Z'), { ...waiting, wasSnoozed: true })).toBe('not-allowed-now');
  });

  it.each(['delegated', 'snoozed'] as const)(
    'hands on what is %s for what is left of its time, and it is put off no more',
    (state) => {
      const before: Escalation = { ...waiting, state, regionCode: '411625', wasSnoozed: true };
      const handedOn = decide(before, delegated('411681'), { by, terms, now });
      expect(handedOn).toMatchObject({ fact: { answerBy: before.answerBy } });
      expect(handedOn).toMatchObject({ after: { answerBy: before.answerBy, wasSnoozed: true } });
      const later = { ...before, answerBy: '2026-12-23T08:00:00.000Z' };
      expect(outcomeOf(delegated('411681'), later)).toMatchObject({ answerBy: '2026-11-26T08:00:00.000Z' });
    },
  );

  it.each(['acknowledged', 'alarm'] as const)('hands on what was %s with all the time of those there', (state) => {
    const before: Escalation = { ...waiting, state, answerBy: undefined, wasSnoozed: true };
    const handedOn = outcomeOf(delegated('411681'), before);
    expect(handedOn).toMatchObject({ answerBy: '2026-11-26T08:00:00.000Z', wasSnoozed: false });
  });

  it('does nothing about what is over', () => {
    const over: Escalation = { ...waiting, state: 'ended', answerBy: undefined };
    expect(actionsOf(over)).toEqual([]);
    expect(outcomeOf({ kind: 'acknowledge', version: 3 }, over)).toBe('not-allowed-now');
  });
});

describe('The head of a bureau', () => {
  const head = { role: 'bureau-head', regionCode: '411600' } as const;
  const given: Escalation = { ...waiting, state: 'delegated', toBureauId: '411600-taxation' };

  it('acknowledges what was delegated to the bureau, and hands nothing on', () => {
    const done = decide(given, { kind: 'acknowledge', version: 3 }, { by: head, terms, now });
    expect(done).toMatchObject({ outcome: 'carried-out', after: { state: 'acknowledged' } });
    expect(decide(given, delegated('411681'), { by: head, terms, now })).toMatchObject({ because: 'not-theirs' });
  });
});
