import { accept, after, followRouter, submit } from '../../../test/one-case.ts';
import { handler, officer, officerOf, supervisor } from '../../../test/samples.ts';
import type { OpenedCase } from '../../handling/domain/case-state.ts';
import { mayRevealContact } from './who-may-reveal.ts';

describe('Who may see how a citizen can be reached', () => {
  const inProgress = after(submit, followRouter, accept(2)) as OpenedCase & { status: 'in-progress' };
  const call = { part: 'any', dueAt: '2026-11-30T02:00:00.000Z', missed: 0, takenBy: officer.subject } as const;
  const toCall = { ...inProgress, status: 'resolved', settledAt: '2026-11-30T02:00:00.000Z', followUp: call } as const;

  it('is who has taken the call to him, also where he is kept from the bureau', () => {
    expect(mayRevealContact(officer, toCall, true)).toBe(true);
    expect(mayRevealContact(handler, toCall, true)).toBe(false);
  });

  it('is nobody of a bureau at work on it where he is kept from the bureau, also not as the supervisor of its region', () => {
    const alsoAtTheLead = { ...supervisor, bureauId: handler.bureauId };
    expect(mayRevealContact(alsoAtTheLead, inProgress, false)).toBe(true);
    expect(mayRevealContact(alsoAtTheLead, inProgress, true)).toBe(false);
    const report = { ...inProgress, classification: { ...inProgress.classification, kind: 'report' } } as const;
    expect(mayRevealContact(alsoAtTheLead, report, false)).toBe(false);
    expect(mayRevealContact(supervisor, report, true)).toBe(true);
  });

  it('is no officer without such a call, of another region or after another one has taken it', () => {
    expect(mayRevealContact(officer, inProgress, false)).toBe(false);
    expect(mayRevealContact(officerOf('411000'), toCall, false)).toBe(false);
    expect(mayRevealContact({ ...officer, subject: 'another' }, toCall, false)).toBe(false);
    const missed = { ...toCall, followUp: { ...call, takenBy: undefined } };
    expect(mayRevealContact(officer, missed, false)).toBe(false);
  });
});
