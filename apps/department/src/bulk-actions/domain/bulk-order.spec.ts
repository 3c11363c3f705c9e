import fc from 'fast-check';
import { anyMoments } from '../../../test/any-history.ts';
import { accept, after, followRouter, noon, submit } from '../../../test/one-case.ts';
import { handler, mergedBureau, stranger, xiangchengLabour, xiangchengUrbanManagement } from '../../../test/samples.ts';
import type { OpenedCase, WhatIsKnown } from '../../handling/domain/case-state.ts';
import { coTaskStatuses, openTasks } from '../../handling/domain/co-task.ts';
import { askedOfCases, type BulkCommand } from './bulk-order.ts';

const inProgress = after(submit, followRouter, accept(2)) as Extract<OpenedCase, { status: 'in-progress' }>;
const command = { kind: 'resolve', visibility: 'public', text: '热源厂已并网，供热恢复。' } as const;

/** Cases with any past, each with a number of its own. */
const anyCases: fc.Arbitrary<OpenedCase[]> = fc.array(anyMoments, { maxLength: 5 }).map((lives) =>
  lives.flatMap((moments, index) => {
    const { before } = moments.findLast(({ before: { status } }) => status !== 'unopened') ?? {};
    return before && before.status !== 'unopened' ? [{ ...before, number: `case-${index}` }] : [];
  }),
);

/** Cases that bureaus help with, or have helped, each with any number of things. */
const anyHelped = fc
  .array(
    fc.array(
      fc.record({
        bureau: fc.constantFrom(xiangchengLabour, xiangchengUrbanManagement, mergedBureau),
        status: fc.constantFrom('assigned', ...coTaskStatuses),
      }),
      { maxLength: 4 },
    ),
    { maxLength: 3 },
  )
  .map((cases) =>
    cases.map((tasks, index): OpenedCase => {
      const coTasks = tasks.map((one, n) => ({ ...one, id: `${index}-${n}`, task: '核查', assignedAt: noon }));
      return { ...inProgress, number: `case-${index}`, coTasks };
    }),
  );

describe('What is asked of many cases', () => {
  it('is for each of them what the single command would be, in the order of the targets, whichever there are', () => {
    fc.assert(
      fc.property(anyCases, fc.array(fc.nat({ max: 6 })), fc.option(fc.nat()), (cases, places, version) => {
        const targets = places.map((place) => ({ caseNumber: `case-${place}`, version: version ?? undefined }));
        const asked = askedOfCases(command, handler, targets, cases);
        expect(asked).toHaveLength(targets.length);
        for (const [index, one] of asked.entries()) {
          const before = cases.find(({ number }) => number === targets[index]?.caseNumber);
          const seen = version ?? before?.version;
          expect(one).toEqual(before && { before, first: [], command: { ...command, by: handler, version: seen } });
        }
      }),
    );
  });

  it('is of tasks for a bureau that helps all of its own, and for the lead who gives the reason all that are open, whoever helps', () => {
    fc.assert(
      fc.property(anyHelped, fc.constantFrom(handler, stranger), (cases, by) => {
        const targets = cases.map(({ number: caseNumber }) => ({ caseNumber }));
        const ids = (mine: BulkCommand) =>
          askedOfCases(mine, by, targets, cases).map((one) =>
            [...(one?.first ?? []), ...(one ? [one.command] : [])].flatMap((each) =>
              'taskId' in each ? each.taskId : [],
            ),
          );
        const open = cases.map(({ coTasks }: WhatIsKnown) => openTasks(coTasks));
        const own = open.map((tasks) => tasks.filter(({ bureau }) => bureau.id === by.bureauId).map(({ id }) => id));
        expect(ids({ kind: 'complete-co-task', answer: '已核查' })).toEqual(
          own.map((tasks) => (tasks.length > 0 ? tasks : [''])),
        );
        expect(ids({ ...command, waiverReason: '已有凭证' })).toEqual(open.map((tasks) => tasks.map(({ id }) => id)));
        expect(ids(command).flat()).toEqual([]);
      }),
    );
  });
});
