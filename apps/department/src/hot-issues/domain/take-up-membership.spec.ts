import fc from 'fast-check';
import type { HotIssueOfCase } from '#contracts';
import { anyMoments } from '../../../test/any-history.ts';
import { takeUpMembership } from './take-up-membership.ts';

const now = new Date('2026-12-24T04:00:00Z');
const issues: readonly HotIssueOfCase[] = [
  { hotIssueId: 'heating', title: '许昌市集中供热不达标' },
  { hotIssueId: 'road', title: '文明路北延断头路' },
];
const open = ['received', 'triage', 'arbitration', 'assigned', 'in-progress', 'suspended', 'decline-pending'];

describe('Whatever has happened to a case', () => {
  it('it comes into the hot issue that it is of, or into none, if it is open, and nothing else about it changes', () => {
    fc.assert(
      fc.property(anyMoments, fc.constantFrom(...issues, undefined), (moments, hotIssue) => {
        for (const { decision } of moments) {
          if (decision.outcome === 'refused') continue;
          const { state } = decision;
          const taken = takeUpMembership(state, hotIssue, now);
          if (!open.includes(state.status) || state.hotIssue?.hotIssueId === hotIssue?.hotIssueId) {
            expect(taken).toBeUndefined();
            continue;
          }
          expect(taken?.state).toEqual({ ...state, hotIssue, version: state.version + (taken?.facts.length ?? 0) });
          expect(takeUpMembership(taken?.state ?? state, hotIssue, now)).toBeUndefined();
        }
      }),
    );
  });

  it('it leaves one hot issue before it joins another one', () => {
    fc.assert(
      fc.property(anyMoments, (moments) => {
        for (const { decision } of moments) {
          if (decision.outcome === 'refused' || !open.includes(decision.state.status)) continue;
          const { state } = decision;
          const joined = takeUpMembership({ ...state, hotIssue: undefined }, issues[0], now);
          const moved = joined && takeUpMembership(joined.state, issues[1], now);
          expect(moved?.facts.map(({ type }) => type)).toEqual([
            'xinqiao.case.left-hot-issue.v1',
            'xinqiao.case.joined-hot-issue.v1',
          ]);
        }
      }),
    );
  });
});
