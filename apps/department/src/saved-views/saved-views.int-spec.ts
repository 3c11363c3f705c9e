import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { handler, stranger, xiangchengLabour } from '../../test/samples.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import type { SavedView, SavedViewList } from './saved-views.dto.ts';

const url = `/api/bureaus/${xiangchengLabour.id}/views`;
const colleague: StaffMember = { ...handler, subject: 'handler-2' };
const head: StaffMember = { ...handler, subject: 'head', roles: ['handler', 'bureau-head'] };
const own = { name: '我的急件', isShared: false, filter: { view: 'mine', urgent: true, order: 'deadline' } };
const shared = { name: '供热', isShared: true, filter: { view: 'unassigned', matter: 'heating' } };

describe('A saved view', () => {
  let department: DepartmentOverHttp;
  beforeEach(async () => {
    department = await DepartmentOverHttp.start();
  });
  afterEach(() => department.stop());

  it('is one’s own, or for all of the bureau', async () => {
    expect((await ask(handler, 'POST', url, own)).body).toMatchObject({ ...own, version: 1, isOwn: true });
    await ask(handler, 'POST', url, shared);
    expect(await seenBy(handler)).toMatchObject([own, shared]);
    expect(await seenBy(colleague)).toMatchObject([{ ...shared, isOwn: false }]);
    expect(await ask(stranger, 'GET', url)).toMatchObject({ status: 403 });
  });

  it('is changed and deleted by who made it, a shared one also by the head', async () => {
    const [mine, ours] = [await saved(own), await saved(shared)];
    const renamed = { ...shared, name: '供暖', version: 1 };
    expect(await ask(colleague, 'PUT', `${url}/${ours}`, renamed)).toMatchObject({ status: 403 });
    expect(await ask(colleague, 'DELETE', `${url}/${ours}`)).toMatchObject({ status: 403 });
    expect(await ask(head, 'PUT', `${url}/${ours}`, renamed)).toMatchObject({ body: { name: '供暖', version: 2 } });
    expect(await ask(head, 'PUT', `${url}/${mine}`, { ...own, version: 1 })).toMatchObject({ status: 404 });
    expect(await ask(head, 'DELETE', `${url}/${mine}`)).toMatchObject({ status: 204 });
    expect(await seenBy(handler)).toHaveLength(2);
    expect(await ask(handler, 'DELETE', `${url}/${mine}`)).toMatchObject({ status: 204 });
    expect(await seenBy(handler)).toMatchObject([{ name: '供暖' }]);
  });

  it('is not changed by who has seen an older version', async () => {
    const id = await saved(shared);
    const answers = await Promise.all(
      ['甲', '乙'].map((name) => ask(handler, 'PUT', `${url}/${id}`, { ...shared, name, version: 1 })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [view] = await seenBy(handler);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'view-changed', current: view });
  });

  it('is one of twenty at most, also where several are saved at once', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => ask(handler, 'POST', url, own)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.find(({ status }) => status !== 201)).toMatchObject({
      status: 409,
      body: { code: 'too-many-views' },
    });
    expect(await seenBy(handler)).toHaveLength(20);
    expect(await ask(colleague, 'POST', url, own)).toMatchObject({ status: 201 });
  });

  it.each([
    ['name', { ...own, name: ' ' }],
    ['isShared', { ...own, isShared: 'yes' }],
    ['filter', { ...own, filter: undefined }],
    ['filter.view', { ...own, filter: { view: 'everything' } }],
    ['filter.urgent', { ...own, filter: { urgent: 'very' } }],
    ['filter.colour', { ...own, filter: { colour: 'red' } }],
  ])('says that %s breaks its rule', async (field, body) => {
    const answer = await ask(handler, 'POST', url, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
  });

  const ask = (...asked: Parameters<DepartmentOverHttp['ask']>) => department.ask(...asked);
  const saved = async (body: object) => ((await ask(handler, 'POST', url, body)).body as SavedView).id;
  const seenBy = async (staff: StaffMember) => ((await ask(staff, 'GET', url)).body as SavedViewList).views;
});
