import { accept, after, followRouter, submit } from '../../../test/one-case.ts';
import { handler, officer, officerOf, supervisor } from '../../../test/samples.ts';
import type { OpenedCase } from '../../handling/domain/case-state.ts';
import { mayRevealContact } from './who-may-reveal.ts';

const now = new Date('2026-11-30T01:45:00.000Z');

describe('Who may see how a citizen can be reached', () => {
  const inProgress = after(submit, followRouter, accept(2)) as OpenedCase & { status: 'in-progress' };
  const call = { part: 'any', dueAt: '2026-11-30T02:00:00.000Z', missed: 0, takenBy: officer.subject } as const;
  const toCall = { ...inProgress, status: 'resolved', settledAt: '2026-11-30T02:00:00.000Z', followUp: call } as const;

  it('is who has taken the call to him, also where he is kept from the bureau', () => {
    expect(mayRevealContact(officer, toCall, true, now)).toBe(true);
    expect(mayRevealContact(handler, toCall, true, now)).toBe(false);
  });

  it('is nobody of a bureau at work on it where he is kept from the bureau, also not as the supervisor of its region', () => {
    const alsoAtTheLead = { ...supervisor, bureauId: handler.bureauId };
    expect(mayRevealContact(alsoAtTheLead, inProgress, false, now)).toBe(true);
    expect(mayRevealContact(alsoAtTheLead, inProgress, true, now)).toBe(false);
    const report = { ...inProgress, classification: { ...inProgress.classification, kind: 'report' } } as const;
    expect(mayRevealContact(alsoAtTheLead, report, false, now)).toBe(false);
    expect(mayRevealContact(supervisor, report, true, now)).toBe(true);
  });

  it('is no officer without such a call, of another region or after another one has taken it', () => {
    expect(mayRevealContact(officer, inProgress, false, now)).toBe(false);
    expect(mayRevealContact(officerOf('411000'), toCall, false, now)).toBe(false);
    expect(mayRevealContact({ ...officer, subject: 'another' }, toCall, false, now)).toBe(false);
    const missed = { ...toCall, followUp: { ...call, takenBy: undefined } };
    expect(mayRevealContact(officer, missed, false, now)).toBe(false);
  });

  it('is whoever answers one who was rung up in vain too often, as long as he can rate', () => {
    const given = { ...toCall, followUp: undefined, onlyByCall: true } as const;
    expect(mayRevealContact(officer, given, true, now)).toBe(true);
    expect(mayRevealContact(officerOf('411000'), given, true, now)).toBe(false);
    expect(mayRevealContact(officer, { ...given, onlyByCall: undefined }, true, now)).toBe(false);
    const closed = { ...given, status: 'closed' } as const;
    expect(mayRevealContact(officer, closed, true, now)).toBe(false);
  });

  it('is nobody by a call that he had time to make and has not recorded', () => {
    expect(mayRevealContact(officer, toCall, true, new Date('2026-11-30T01:59:59.999Z'))).toBe(true);
    expect(mayRevealContact(officer, toCall, true, new Date(call.dueAt))).toBe(false);
  });
});
