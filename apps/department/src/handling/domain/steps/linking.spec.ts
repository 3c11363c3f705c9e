import { accept, after, announcedBy, carriedOut, followRouter, noon, submit } from '../../../../test/one-case.ts';
import { handler, officer, xiangchengLabour } from '../../../../test/samples.ts';
import type { Command } from '../command.ts';
import { decide } from '../decide.ts';

const into = { caseId: '019aaf5e-0000-7000-8000-000000000002', caseNumber: '20261122-0000017-4' };
const merge = (version: number): Command => ({ kind: 'merge', by: officer, version, into, reason: '同一事项' });
const unmerge = (version: number): Command => ({ kind: 'unmerge', by: officer, version, reason: '不是同一家企业' });

describe('A case that is handled as part of another one', () => {
  const inProgress = after(submit, followRouter, accept(2));
  const merged = carriedOut(inProgress, merge(3)).state;

  it('says which, and goes no further by itself', () => {
    expect(announcedBy(inProgress, merge(3))).toMatchObject([
      { type: 'xinqiao.case.merged.v1', payload: { into, bureau: xiangchengLabour } },
    ]);
    const reply: Command = { kind: 'reply', by: handler, version: 4, visibility: 'public', text: '正在核实' };
    expect(decide(merged, reply, noon)).toMatchObject({ because: 'not-allowed-now', allowed: [] });
  });

  it('stands where it stood when it is undone, since when it did', () => {
    const undone = decide(merged, unmerge(4), new Date('2026-11-25T04:00:00Z'));
    expect(undone).toMatchObject({
      state: { status: 'in-progress', since: noon },
      facts: [{ payload: { from: into } }],
    });
  });

  it('is none before the router has decided, whose decision would be lost', () => {
    expect(decide(after(submit), merge(1), noon)).toMatchObject({ because: 'not-allowed-now' });
  });
});
