import { accept, after, announcedBy, carriedOut, followRouter, noon, submit } from '../../../../test/one-case.ts';
import { handler, head, supervisor } from '../../../../test/samples.ts';
import type { Command } from '../command.ts';
import { allowedActions, decide } from '../decide.ts';
import type { StaffMember } from '../who-may.ts';

describe('A case with a doubtful final reply', () => {
  const inProgress = after(submit, followRouter, accept(2));
  const resolve = (by: StaffMember, doubts: string[]): Command => ({
    ...{ kind: 'resolve', by, version: 3, visibility: 'public', text: '正在处理' },
    doubts,
  });
  const confirm = (version: number, by = head): Command => ({ kind: 'confirm-resolution', by, version });

  it('goes on with its clocks until the head of its bureau has spoken', () => {
    const { state, facts } = carriedOut(inProgress, resolve(handler, ['答复过短']));
    expect(state).toMatchObject({ status: 'in-progress', since: noon, resolution: { doubts: ['答复过短'] } });
    expect(facts).toMatchObject([{ type: 'xinqiao.case.resolution-proposed.v1', payload: { doubts: ['答复过短'] } }]);
    expect(allowedActions(state, head, noon)).toEqual(
      expect.arrayContaining(['confirm-resolution', 'refuse-resolution', 'resolve']),
    );
    expect(allowedActions(state, handler, noon)).not.toContain('confirm-resolution');
    expect(decide(state, confirm(4, handler), noon)).toMatchObject({ because: 'not-theirs' });
  });

  it('is resolved with that reply by the head, who confirms nothing that was not proposed', () => {
    const { state } = carriedOut(inProgress, resolve(handler, ['答复过短']));
    expect(announcedBy(state, confirm(4))).toMatchObject([
      { type: 'xinqiao.case.resolved.v1', payload: { text: '正在处理', doubts: ['答复过短'] } },
    ]);
    expect(carriedOut(state, confirm(4)).state).not.toHaveProperty('resolution');
    expect(decide(inProgress, confirm(3), noon)).toMatchObject({ because: 'not-allowed-now' });
  });

  it('needs nobody where the reply is sound, or the head gives it himself', () => {
    expect(carriedOut(inProgress, resolve(handler, [])).state).toMatchObject({ status: 'resolved' });
    expect(announcedBy(inProgress, resolve(handler, []))[0]?.payload).not.toHaveProperty('doubts');
    expect(announcedBy(inProgress, resolve(head, ['答复过短']))).toMatchObject([
      { type: 'xinqiao.case.resolved.v1', payload: { doubts: ['答复过短'] } },
    ]);
  });
});

describe('A case that needs more time', () => {
  const inProgress = after(submit, followRouter, accept(2));
  const until = new Date('2026-12-01T00:00:00Z');
  const suspend: Command = {
    kind: 'suspend',
    by: handler,
    version: 3,
    waitingFor: 'citizen',
    reason: '待补材料',
    until,
  };
  const request: Command = { kind: 'request-extension', by: handler, version: 3, days: 20, reason: '跨采暖季施工' };
  const approve = (version: number, by = supervisor): Command => ({ kind: 'approve-extension', by, version });

  it('waits with nothing to do but to go on, and says since when it had waited', () => {
    const suspended = carriedOut(inProgress, suspend);
    expect(suspended.facts).toMatchObject([{ payload: { waitingFor: 'citizen', until: until.toISOString() } }]);
    expect(allowedActions(suspended.state, handler, noon)).toEqual(['assign-handler', 'resume']);
    expect(announcedBy(suspended.state, { kind: 'resume', by: handler, version: 4 })).toMatchObject([
      { type: 'xinqiao.case.resumed.v1', payload: { suspendedAt: noon.toISOString() } },
    ]);
  });

  it('is given the days that were asked for, once', () => {
    const requested = carriedOut(inProgress, request).state;
    expect(announcedBy(requested, approve(4))).toMatchObject([
      { type: 'xinqiao.case.extended.v1', payload: { days: 20 } },
    ]);
    const extended = carriedOut(requested, approve(4)).state;
    expect(decide(extended, approve(5), noon)).toMatchObject({ because: 'not-allowed-now' });
  });

  it('asks for no second extension before the first is decided, and decides on none that nobody asked for', () => {
    const requested = carriedOut(inProgress, request).state;
    expect(allowedActions(requested, handler, noon)).not.toContain('request-extension');
    expect(allowedActions(inProgress, supervisor, noon)).toEqual(['name-complained-of']);
    expect(allowedActions(requested, supervisor, noon)).toEqual([
      'name-complained-of',
      'approve-extension',
      'refuse-extension',
    ]);
  });

  it('is given none by those who ask for it', () => {
    const requested = carriedOut(inProgress, request).state;
    expect(decide(requested, approve(4, handler), noon)).toMatchObject({ because: 'not-theirs' });
    const ofBoth = { ...supervisor, bureauId: handler.bureauId };
    const refuse: Command = { kind: 'refuse-extension', by: ofBoth, version: 4, reason: '请先行答复' };
    for (const command of [approve(4, ofBoth), refuse])
      expect(decide(requested, command, noon)).toMatchObject({ because: 'not-theirs' });
  });

  it('asks in vain when it is sent back or resolved meanwhile', () => {
    const requested = carriedOut(inProgress, request).state;
    const back: Command = { kind: 'return', by: handler, version: 4, reason: '不属本单位', dutyLine: '劳动监察' };
    expect(carriedOut(requested, back).state).toMatchObject({ extension: undefined });
    const answer: Command = { kind: 'resolve', by: handler, version: 4, visibility: 'public', text: '已支付' };
    expect(carriedOut(requested, answer).state).not.toHaveProperty('extension');
  });
});
