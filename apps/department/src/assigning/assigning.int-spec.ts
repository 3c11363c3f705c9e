import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { announcedOf, type Message } from '../../test/department-under-test.ts';
import { handler, officer, stranger, sureProposal, unsureProposal, xiangchengLabour } from '../../test/samples.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import type { QueuePage } from '../queue/queue.dto.ts';
import type { TakenCase } from './assigning.dto.ts';
import { lockMostUrgentOfNobody } from '../handling/case-table.ts';

const colleague: StaffMember = { ...handler, subject: 'handler-2' };
const newcomer: StaffMember = { ...handler, subject: 'handler-3' };
const head: StaffMember = { ...handler, subject: 'head', roles: ['handler', 'bureau-head'] };
const queue = `/api/bureaus/${xiangchengLabour.id}/queue`;
const handlerAssigned = 'xinqiao.case.handler-assigned.v1';

describe('A case at its bureau', () => {
  let department: DepartmentOverHttp;
  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
    await Promise.all([handler, colleague, head].map((staff) => ask(staff, 'GET', queue)));
  });
  afterAll(() => department.stop());

  it('is taken by a handler and given back, and the story tells it', async () => {
    const message = await routed();
    expect(await assign(handler, message, 2, handler)).toMatchObject({ status: 200, body: { version: 3 } });
    const taken = await ask(handler, 'GET', `/api/cases/${message.caseNumber}`);
    expect(taken.body).toMatchObject({ handler: handler.subject, status: 'assigned' });
    expect(await assign(handler, message, 3)).toMatchObject({ status: 200, body: { version: 4 } });
    const { body } = await ask(handler, 'GET', `/api/cases/${message.caseNumber}`);
    expect(body.handler).toBeUndefined();
    expect((body.story as unknown[]).slice(-2)).toMatchObject([
      { type: handlerAssigned, details: { status: 'assigned', handler: handler.subject } },
      { type: handlerAssigned, details: { bureau: xiangchengLabour } },
    ]);
    const told = (await announcedOf(department, message.caseId)).filter(({ type }) => type === handlerAssigned);
    expect(told.map(({ version }) => version)).toEqual([3, 4]);
  });

  it('is not taken from a colleague, nor given to one, but by the head', async () => {
    const message = await routed();
    expect(await assign(handler, message, 2, colleague)).toMatchObject({ status: 403 });
    await assign(handler, message, 2, handler);
    expect(await assign(colleague, message, 3, colleague)).toMatchObject({
      status: 403,
      body: {
        code: 'insufficient-rights',
        action: 'assign-handler',
        current: { status: 'assigned', version: 3, allowedActions: expect.arrayContaining(['accept']) },
      },
    });
    expect(await assign(colleague, message, 3)).toMatchObject({ status: 403 });
    expect(await assign(head, message, 3, colleague)).toMatchObject({ status: 200, body: { version: 4 } });
    expect((await ask(handler, 'GET', `/api/cases/${message.caseNumber}`)).body.handler).toBe(colleague.subject);
  });

  it('is given only to somebody who works there', async () => {
    const message = await routed();
    for (const somebody of [stranger, newcomer]) {
      expect(await assign(head, message, 2, somebody)).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'handler', rule: 'colleague' }] },
      });
    }
    await ask(newcomer, 'GET', queue);
    expect(await assign(head, message, 2, newcomer)).toMatchObject({ status: 200 });
    const { body } = await ask(head, 'GET', `/api/bureaus/${xiangchengLabour.id}/colleagues`);
    expect(body.colleagues).toContainEqual({ handler: newcomer.subject, openCases: 1 });
    expect(body.colleagues).toContainEqual({ handler: head.subject, openCases: 0 });
  });

  it('is nobody’s any more once it has left the bureau', async () => {
    const message = await routed();
    await assign(handler, message, 2, handler);
    const back = { version: 3, reason: '不属于本单位职责', dutyLine: '劳动监察' };
    await ask(handler, 'POST', `/api/cases/${message.caseNumber}/return`, back);
    const again = { version: 4, lead: xiangchengLabour };
    expect(await ask(officer, 'POST', `/api/cases/${message.caseNumber}/assign`, again)).toMatchObject({ status: 200 });
    expect((await ask(handler, 'GET', `/api/cases/${message.caseNumber}`)).body.handler).toBeUndefined();
    const { body } = await ask(handler, 'GET', `${queue}?view=returned&limit=200`);
    expect(body.entries).toContainEqual(expect.objectContaining({ caseNumber: message.caseNumber }));
  });

  it('is on the views that it belongs to', async () => {
    const { caseNumber } = await routed();
    const act = (action: string, body: object) => ask(handler, 'POST', `/api/cases/${caseNumber}/${action}`, body);
    expect(await viewsWith(caseNumber)).toEqual(['all', 'unassigned', 'overdue']);
    await act('accept', { version: 2 });
    await act('assign-handler', { version: 3, handler: handler.subject });
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString();
    await act('suspend', { version: 4, waitingFor: 'citizen', reason: '请补充', until });
    expect(await viewsWith(caseNumber)).toEqual(['all', 'mine', 'overdue', 'waiting']);
    await act('resume', { version: 5 });
    await act('request-extension', { version: 6, days: 5, reason: '施工' });
    expect(await viewsWith(caseNumber)).toContain('waiting');
  });

  describe('that nobody has', () => {
    it('is given to who asks for the next one, what falls due first first, until none is left', async () => {
      await takeAll();
      const cases = [await routed(), await routed(), await routed()];
      await department.dataSource.query(
        `update "case" set next_step_at = null, due_at = platform.now() + (array[3, 1, 2])[array_position($1::text[], number)] * interval '1 hour' where number = any($1)`,
        [cases.map(({ caseNumber }) => caseNumber)],
      );
      const taken = [await next(handler), await next(colleague), await next(handler), await next(handler)];
      expect(taken).toEqual([cases[1]?.caseNumber, cases[2]?.caseNumber, cases[0]?.caseNumber, undefined]);
    });

    it('is passed over while a colleague is taking it', async () => {
      await takeAll();
      const cases = [await routed(), await routed()].map(({ caseNumber }) => caseNumber);
      await department.dataSource.transaction(async (manager) => {
        const held = await lockMostUrgentOfNobody(manager, xiangchengLabour.id);
        expect(await next(handler)).toBe(cases.find((number) => number !== held?.number));
      });
    });

    it('is given to one of many who ask at once', async () => {
      await takeAll();
      for (let n = 0; n < 6; n++) await routed();
      const taken = await Promise.all(Array.from({ length: 8 }, (_, n) => next({ ...handler, subject: `h-${n}` })));
      const numbers = taken.filter((number) => number !== undefined);
      expect(new Set(numbers).size).toBe(6);
      expect(numbers).toHaveLength(6);
    });

    it('is not taken from another bureau', async () => {
      await routed();
      expect(await ask(stranger, 'POST', `${queue}/take-next`)).toMatchObject({ status: 403 });
    });
  });

  it('cannot be assigned while it is on the triage desk', async () => {
    const message = await department.routed(unsureProposal);
    expect(await assign(handler, message, 2, handler)).toMatchObject({ status: 403 });
  });

  const routed = (): Promise<Message> => department.routed(sureProposal);
  const ask = (...asked: Parameters<DepartmentOverHttp['ask']>) => department.ask(...asked);
  const assign = (by: StaffMember, { caseNumber }: Message, version: number, to?: StaffMember) =>
    ask(by, 'POST', `/api/cases/${caseNumber}/assign-handler`, { version, handler: to?.subject });

  async function next(by: StaffMember): Promise<string | undefined> {
    const { body } = await ask(by, 'POST', `${queue}/take-next`);
    return (body as TakenCase).taken?.caseNumber;
  }

  async function takeAll(): Promise<void> {
    while ((await next(handler)) !== undefined);
  }

  async function viewsWith(caseNumber: string): Promise<string[]> {
    const views = ['all', 'mine', 'unassigned', 'due-soon', 'overdue', 'waiting', 'returned', 'reopened'];
    const pages = await Promise.all(views.map((view) => ask(handler, 'GET', `${queue}?view=${view}&limit=200`)));
    return views.filter((_, index) =>
      (pages[index]?.body as QueuePage).entries.some((entry) => entry.caseNumber === caseNumber),
    );
  }
});
