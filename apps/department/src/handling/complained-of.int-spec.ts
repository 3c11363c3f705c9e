import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { decided, type Message, someMessage, submitted } from '../../test/department-under-test.ts';
import {
  handler,
  officer,
  proposalOfComplaint,
  stranger,
  sureProposal,
  unsureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import { AssignCaseOnDecided } from './assign-case-on-decided.ts';
import { OpenCaseOnSubmitted } from './open-case-on-submitted.ts';

describe('A complaint about a bureau', () => {
  let department: DepartmentOverHttp;
  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterAll(() => department.stop());

  const post = (caseNumber: string, action: string, body: object, staff = officer) =>
    department.ask(staff, 'POST', `/api/cases/${caseNumber}/${action}`, body);

  it('is refused to that bureau with the field and the rule, kept with the case, and shown to who handles it', async () => {
    const { caseNumber } = await department.routed(unsureProposal);
    const { id, regionCode } = xiangchengUrbanManagement;
    const about = [{ id, name: '城管', regionCode }];
    expect(await post(caseNumber, 'assign', { version: 2, lead: xiangchengUrbanManagement, about })).toMatchObject({
      status: 409,
      body: {
        code: 'complained-of',
        current: { status: 'triage', version: 2 },
        errors: [{ field: 'lead.id', rule: 'not-complained-of' }],
      },
    });
    expect(await post(caseNumber, 'assign', { version: 2, lead: xiangchengLabour, about })).toMatchObject({
      status: 200,
    });
    const seen = await department.ask(handler, 'GET', `/api/cases/${caseNumber}`);
    expect(seen.body).toMatchObject({ about: [xiangchengUrbanManagement] });
    expect(await department.ask(stranger, 'GET', `/api/cases/${caseNumber}`)).toMatchObject({ status: 403 });
    await post(caseNumber, 'accept', { version: 3 }, handler);
    const help = { version: 4, bureau: xiangchengUrbanManagement, task: '核查' };
    expect(await post(caseNumber, 'ask-co-bureau', help, handler)).toMatchObject({
      status: 409,
      body: { errors: [{ field: 'bureau.id', rule: 'not-complained-of' }] },
    });
  });

  it('is about none but bureaus of the directory', async () => {
    const { caseNumber } = await department.routed(unsureProposal);
    const about = [{ id: '411681-nobody', name: '无', regionCode: '411681' }];
    expect(await post(caseNumber, 'assign', { version: 2, lead: xiangchengLabour, about })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'about[0].id', rule: 'known-bureau' }] },
    });
  });

  it('stands on no list of who works at that bureau and also answers for the region', async () => {
    const complaint = await department.routed({ ...proposalOfComplaint, sure: false });
    const alsoThere = { ...officer, bureauId: xiangchengUrbanManagement.id };
    const desk = async (staff: typeof officer) => {
      const { body } = await department.ask(staff, 'GET', '/api/triage?region=410000&limit=200');
      return (body.entries as { caseNumber: string }[]).map(({ caseNumber }) => caseNumber);
    };
    expect(await desk(officer)).toContain(complaint.caseNumber);
    expect(await desk(alsoThere)).not.toContain(complaint.caseNumber);
    expect(await department.ask(alsoThere, 'GET', `/api/cases/${complaint.caseNumber}`)).toMatchObject({ status: 403 });
  });

  it('is taken from a bureau that has it, with all that it could see of it, in the step that says so', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    await post(caseNumber, 'accept', { version: 2 }, handler);
    await post(caseNumber, 'notes', { text: '已电话核实' }, handler);
    const queue = `/api/bureaus/${xiangchengLabour.id}/queue?view=all&limit=200`;
    const seenBy = (url: string) => department.ask(handler, 'GET', url);
    expect(JSON.stringify((await seenBy(queue)).body)).toContain(caseNumber);
    const body = { version: 3, bureau: xiangchengLabour, reason: '来电补充：该局人员收受好处' };
    expect(await post(caseNumber, 'name-complained-of', body)).toMatchObject({
      status: 200,
      body: { status: 'triage', version: 4 },
    });
    expect(JSON.stringify((await seenBy(queue)).body)).not.toContain(caseNumber);
    for (const part of ['', '/notes', '/attachments', '/clocks'])
      expect(await seenBy(`/api/cases/${caseNumber}${part}`)).toMatchObject({ status: 403 });
    const finders = await department.dataSource.query<object[]>(
      'select t.bureaus from case_text t join "case" c on c.id = t.case_id where c.number = $1',
      [caseNumber],
    );
    expect(finders).toEqual([{ bureaus: [] }]);
    expect(await post(caseNumber, 'assign', { version: 4, lead: xiangchengLabour })).toMatchObject({ status: 409 });
    expect((await department.auditOf(caseNumber)).map(({ action, reason }) => [action, reason])).toContainEqual([
      'name-complained-of',
      body.reason,
    ]);
  });

  it('sends to the desk what was merged into it, which is about that bureau as well', async () => {
    const [target, part] = await department.routedAll(sureProposal, 2);
    await post(part!.caseNumber, 'merge', { version: 2, into: target!.caseNumber, reason: '同一事项' });
    const body = { version: 2, bureau: xiangchengLabour, reason: '反映该局人员' };
    expect(await post(target!.caseNumber, 'name-complained-of', body)).toMatchObject({ body: { status: 'triage' } });
    expect(await department.ask(handler, 'GET', `/api/cases/${part!.caseNumber}`)).toMatchObject({ status: 403 });
    const { body: desk } = await department.ask(officer, 'GET', `/api/cases/${part!.caseNumber}`);
    const clocks = expect.arrayContaining([expect.objectContaining({ clock: 'triage' })]);
    expect(desk).toMatchObject({ status: 'triage', about: [xiangchengLabour], clocks });
  });

  it('takes from that bureau what was merged into it, also where whom it is about is said as it is assigned', async () => {
    const target = await department.routed(unsureProposal);
    const part = await department.routed(sureProposal);
    await post(part.caseNumber, 'accept', { version: 2 }, handler);
    await post(part.caseNumber, 'merge', { version: 3, into: target.caseNumber, reason: '同一事项' });
    const given = { version: 2, lead: xiangchengUrbanManagement, about: [xiangchengLabour] };
    expect(await post(target.caseNumber, 'assign', given)).toMatchObject({ body: { status: 'assigned' } });
    expect(await department.ask(handler, 'GET', `/api/cases/${part.caseNumber}`)).toMatchObject({ status: 403 });
    const { body: desk } = await department.ask(officer, 'GET', `/api/cases/${part.caseNumber}`);
    expect(desk).toMatchObject({ status: 'triage', version: 6, about: [xiangchengLabour] });
  });

  it('is not sent to that bureau in parts, whatever the router makes of them', async () => {
    const origin = await department.routed(proposalOfComplaint);
    const parts = [someMessage(), someMessage()];
    await department.inBatch(async (context) => {
      const [decidedBefore, decidedAfter] = parts as [Message, Message];
      const decide = (message: Message) =>
        department.app
          .get(AssignCaseOnDecided)
          .assign([decided(message, { ...sureProposal, lead: xiangchengUrbanManagement })], context);
      await decide(decidedBefore);
      const events = parts.map((message) => submitted(message, { splitFrom: origin }));
      await department.app.get(OpenCaseOnSubmitted).open(events, context);
      await decide(decidedAfter);
    });
    for (const { caseNumber } of parts) {
      expect(await department.ask(stranger, 'GET', `/api/cases/${caseNumber}`)).toMatchObject({ status: 403 });
      const { body } = await department.ask(officer, 'GET', `/api/cases/${caseNumber}`);
      expect(body).toMatchObject({ status: 'triage', about: [xiangchengUrbanManagement] });
    }
  });

  it('is refused with the field and the rule where no bureau in force is named', async () => {
    const { caseNumber } = await department.routed(sureProposal);
    const bureau = { id: '411681-nobody', name: '无', regionCode: '411681' };
    expect(await post(caseNumber, 'name-complained-of', { version: 2, bureau, reason: '反映' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'bureau.id', rule: 'known-bureau' }] },
    });
  });

  it('is not merged with a case that this bureau may get', async () => {
    const complaint = await department.routed(proposalOfComplaint);
    const other = await department.routed(sureProposal);
    const merge = (from: string, into: string) => post(from, 'merge', { version: 2, into, reason: '同一事项' });
    for (const [from, into] of [
      [complaint.caseNumber, other.caseNumber],
      [other.caseNumber, complaint.caseNumber],
    ] as const)
      expect(await merge(from, into)).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'into', rule: 'same-bureaus' }] },
      });
    const same = await department.routed(proposalOfComplaint);
    expect(await merge(same.caseNumber, complaint.caseNumber)).toMatchObject({ status: 200 });
  });
});
