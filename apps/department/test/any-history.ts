import fc from 'fast-check';
import type { Merger } from '#domain';
import { asNamed, withAllMeant } from '../src/handling/domain/all-meant.ts';
import type { CaseState, WhatIsKnown } from '../src/handling/domain/case-state.ts';
import { openTasks } from '../src/handling/domain/co-task.ts';
import type { Command } from '../src/handling/domain/command.ts';
import { allowedActions, decide, type Decision } from '../src/handling/domain/decide.ts';
import { taken } from '../src/handling/domain/follow-up.ts';
import { type Action, transitions } from '../src/handling/domain/transitions.ts';
import { type Actor, type Party, rolesOf } from '../src/handling/domain/who-may.ts';
import {
  handler,
  head,
  officer,
  stranger,
  supervisor,
  supervisorOf,
  sureProposal,
  unsureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from './samples.ts';

/** What somebody asks of a case, once it is known how the case stands. */
type Ask = (state: CaseState, now: Date) => Command;

/** Something that was asked of a case, as it stood before, and what came of it. */
export interface Moment {
  readonly before: CaseState;
  readonly command: Command;
  readonly now: Date;
  readonly decision: Decision;
}

export const unopened: CaseState = { status: 'unopened', id: 'c', number: '20261123-0000042-7', version: 0 };

export const actors: readonly Actor[] = [
  'citizen',
  handler,
  head,
  officer,
  supervisor,
  stranger,
  supervisorOf('411000'),
];
export const staffActions = actionsOf((party) => rolesOf[party].length > 0);
export const citizensActions = actionsOf((party) => party === 'citizen').filter((action) => action !== 'submit');

/** All that the commands of people say; each takes what it needs. */
export const words = fc.record({
  lead: fc.constantFrom(xiangchengLabour, xiangchengLabour, xiangchengUrbanManagement),
  coHandling: fc.constantFrom([], [], [xiangchengUrbanManagement]),
  about: fc.option(fc.constantFrom([], [xiangchengUrbanManagement], [xiangchengLabour]), { nil: undefined, freq: 15 }),
  corrected: fc.constantFrom(undefined, { urgent: true }, { urgent: false }, { kind: 'thanks' }, { kind: 'complaint' }),
  handler: fc.constantFrom(undefined, handler.subject),
  reason: fc.string({ minLength: 1 }),
  dutyLine: fc.string({ minLength: 1 }),
  visibility: fc.constantFrom('public', 'private'),
  text: fc.string({ minLength: 1 }),
  reopen: fc.option(fc.string({ minLength: 1 }), { nil: undefined, freq: 2 }),
  doubts: fc.constantFrom([], ['答复过短']),
  days: fc.integer({ min: 1, max: 366 }),
  waitingFor: fc.constantFrom('citizen', 'third-party'),
  until: fc.date({ min: new Date('2026-11-24'), max: new Date('2027-11-23'), noInvalidDate: true }),
  solved: fc.boolean(),
  satisfaction: fc.integer({ min: 1, max: 5 }),
  legalGround: fc.string({ minLength: 1 }),
  explanation: fc.string({ minLength: 1 }),
  askInstead: fc.string({ minLength: 1 }),
  task: fc.string({ minLength: 1 }),
  answer: fc.string({ minLength: 1 }),
  bureau: fc.constantFrom(xiangchengUrbanManagement, xiangchengUrbanManagement, xiangchengLabour),
  parts: fc.constant([{ caseId: 'part', subject: '扰民', body: '夜间施工' }]),
  into: fc.constant({ caseId: 'other', caseNumber: '20261122-0000017-4' }),
});

const submitted: fc.Arbitrary<Ask> = fc
  .tuple(fc.date({ noInvalidDate: true }), fc.constantFrom(true, true, true, undefined))
  .map(([submittedAt, onlyByCall]) => () => ({ kind: 'submit', channel: 'hotline', submittedAt, onlyByCall }));
const routed: fc.Arbitrary<Ask> = fc
  .constantFrom(sureProposal, { ...sureProposal, coHandling: [xiangchengUrbanManagement] }, unsureProposal)
  .map((proposal) => () => ({ kind: 'route', proposal }));
const otherEnded: fc.Arbitrary<Ask> = fc.constantFrom(
  () => ({ kind: 'come-back', because: 'withdrawn' }) as const,
  () => {
    const [named, foundBy] = [[xiangchengLabour], 'supervisor'] as const;
    return { kind: 'come-back', because: 'complained-of', complaint: { named, about: named, foundBy } };
  },
  () => {
    const target = { caseId: 'other', caseNumber: '20261122-0000017-4' };
    return { kind: 'resolve-with-target', target, bureau: xiangchengUrbanManagement, text: '已支付' } as const;
  },
);
const moved: fc.Arbitrary<Ask> = fc
  .constantFrom<Command>(
    { kind: 'join-hot-issue', hotIssue: { hotIssueId: 'h', title: '供热不达标' } },
    { kind: 'leave-hot-issue' },
  )
  .map((command) => () => command);
const merger: fc.Arbitrary<Merger> = fc.constantFrom(
  { predecessor: xiangchengLabour, successor: xiangchengUrbanManagement },
  { predecessor: xiangchengUrbanManagement, successor: xiangchengLabour },
);
const merged: fc.Arbitrary<Ask> = merger.map((one) => () => ({ kind: 'succeed', ...one }));
const closed: fc.Arbitrary<Ask> = fc.constant(() => ({ kind: 'close' }));

/** Anything of anybody; the lag says how many versions ago they looked at the case. */
const anything = fc
  .record({ by: fc.constantFrom(...actors), choice: fc.nat({ max: 999 }), lag: fc.constantFrom(0, 0, 1), words })
  .map(({ by, choice, lag, words: said }): Ask => (state) => {
    const { version } = state;
    const kinds = by === 'citizen' ? citizensActions : staffActions;
    return askedBy(by, kinds[choice % kinds.length] ?? 'reply', { ...state, version: version - lag }, said);
  });

/** Something that is open to somebody in the case as it stands, so that histories go on and do not only refuse. */
const fitting = fc
  .record({ choice: fc.nat({ max: 999 }), words })
  .map(({ choice, words: said }): Ask => (state, now) => {
    const offered = actors.flatMap((by) => allowedActions(state, by, now).map((kind) => ({ by, kind })));
    // Each action once, so that what many may do does not crowd out what one may.
    const open = [...new Map(offered.toReversed().map((each) => [each.kind, each])).values()];
    // A case that is withdrawn has no future: not in every other history.
    const going = open.filter(({ kind }) => kind !== 'submit' && (kind !== 'withdraw' || choice > 900));
    const { by, kind } = going[choice % going.length] ?? { by: handler, kind: 'reply' as const };
    return askedBy(by, kind, state, said);
  });

/** Of tasks the first that is open is meant, and a new one has its number for an id. */
export function askedBy(
  by: Actor,
  kind: Action,
  { version, coTasks = [] }: Pick<WhatIsKnown, 'version' | 'coTasks'>,
  said: object,
): Command {
  const [open] = openTasks(coTasks);
  const taskId = kind === 'ask-co-bureau' ? String(coTasks.length) : open?.id;
  return { kind, by, version, taskId, ...said } as Command;
}

function actionsOf(isWanted: (party: Party) => boolean): Action[] {
  return [...new Set(transitions.filter(({ by }) => isWanted(by)).map(({ action }): Action => action))];
}

/** What is asked of a case in its life, and what comes of each; up to ten days may pass between two of them, bureaus be merged, and a call be taken. */
export const anyMoments: fc.Arbitrary<Moment[]> = fc
  .array(
    fc.tuple(
      fc.oneof(
        ...[submitted, routed, moved, closed, otherEnded].map((arbitrary) => ({ arbitrary, weight: 2 })),
        { arbitrary: merged, weight: 1 },
        { arbitrary: anything, weight: 4 },
        { arbitrary: fitting, weight: 24 },
      ),
      fc.integer({ min: 0, max: 10 * 24 * 60 * 60 * 1000 }),
      fc.option(merger, { nil: undefined, freq: 9 }).map((one) => (one ? [one] : [])),
      fc.boolean(),
    ),
    { maxLength: 80, size: 'max' },
  )
  .map(momentsOf);

/** Taking a call is no step of a case, and is refused to nobody here. */
function withCallTaken(state: CaseState, now: Date): CaseState {
  if (state.status !== 'resolved' || !state.followUp) return state;
  return { ...state, followUp: taken(state.followUp, officer.subject, now) };
}

function momentsOf(asks: readonly [Ask, number, readonly Merger[], boolean][]): Moment[] {
  let state = unopened;
  let now = new Date('2026-11-23T04:00:00Z');
  return asks.map(([ask, pause, mergers, isCallTaken]) => {
    now = new Date(now.getTime() + pause);
    const named = isCallTaken ? withCallTaken(state, now) : state;
    const before = named.status === 'unopened' ? named : withAllMeant(named, mergers);
    const command = ask(before, now);
    const decision = decide(before, command, now);
    if (decision.outcome === 'carried-out') state = asNamed(decision.state, named, before);
    return { before, command, now, decision };
  });
}
