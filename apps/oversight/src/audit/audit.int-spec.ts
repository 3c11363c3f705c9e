import { eventually } from '#testing';
import { type Audited, audited } from '../../test/audited.ts';
import { trailQuery } from './read-trail.ts';

describe('The audit trail', () => {
  let trail: Audited;
  beforeAll(async () => {
    trail = await audited();
  });
  afterAll(() => trail.close());
  beforeEach(() => trail.clear());

  it.each([
    ['read it', 'select * from audit.entry'],
    ['change it', `update audit.entry set staff = 'somebody-else'`],
    ['shorten it', 'delete from audit.entry'],
    ['empty it', 'truncate audit.entry'],
    ['seal it', 'select * from audit.seal(1)'],
    ['speak for another service', `insert into audit.entry (service, staff, action) values ('routing', 'x', 'y')`],
    ['say when it was', `insert into audit.entry (at, staff, action) values (now(), 'x', 'y')`],
  ])('lets a service add to it, and not %s', async (_, statement) => {
    await trail.add({});
    await expect(trail.department.query(statement)).rejects.toThrow('permission denied');
  });

  it.each([`update audit.entry set staff = 'somebody-else'`, 'delete from audit.entry', 'truncate audit.entry'])(
    'is only added to, by its owner as well: %s',
    async (statement) => {
      await trail.add({});
      for (const state of ['waiting', 'sealed']) {
        await expect(trail.owner.query(statement)).rejects.toThrow('The audit trail is only added to.');
        if (state === 'waiting') await trail.seal();
      }
    },
  );

  it('holds as it was sealed, whatever is written in it', async () => {
    await trail.add(
      { reason: '核实“欠薪”情况，\n第二行：5:abc,' },
      { about: undefined },
      { reason: '🚰' },
      { reason: '' },
    );
    await trail.seal();
    await trail.add({});
    expect(await trail.verify()).toMatchObject({ head: { sequence: 4n }, unsealed: 1, broken: undefined });
    await trail.seal();
    expect(await trail.verify()).toMatchObject({ head: { sequence: 5n }, unsealed: 0, broken: undefined });
  });

  it('is sealed in one chain by several at once, and takes in what is committed late', async () => {
    await trail.department.query('begin');
    await trail.add({ staff: 'late' });
    await trail.owner.query(
      `insert into audit.entry (staff, action) select 'staff-' || n, 'accept' from generate_series(1, 40) n`,
    );
    // Held until each of them has got as far as it gets: none is so quick that the others come after it.
    await trail.owner.query('begin; select from audit.entry where sequence is null for update');
    let ended = 0;
    const sealing = [1, 2, 3].map(() => trail.trySeal().finally(() => (ended += 1)));
    await eventually(async () => ended + (await trail.waiting()) === sealing.length);
    await trail.owner.query('commit');
    await Promise.all(sealing);
    await trail.department.query('commit');
    await trail.seal();
    expect(await trail.verify()).toMatchObject({ head: { sequence: 41n }, unsealed: 0, broken: undefined });
    const { body } = await trail.ask('/api/audit?staff=late');
    expect(body.entries).toMatchObject([{ sequence: 41, service: 'department' }]);
  });

  it.each([
    ['changed', `update audit.entry set staff = 'somebody-else' where sequence = 4`, 'entry 4 is not what was sealed'],
    ['dated back', `update audit.entry set at = at - interval '1 day' where sequence = 4`, 'entry 4 is not what was'],
    ['gone', 'delete from audit.entry where sequence = 4', 'entry 4 is missing'],
    [
      'exchanged with another',
      `update audit.entry a set staff = b.staff, action = b.action, about = b.about, reason = b.reason
         from audit.entry b where a.sequence + b.sequence = 9 and a.sequence in (4, 5)`,
      'entry 4 is not what was sealed',
    ],
    ['cut off with all after it', 'delete from audit.entry where sequence >= 4', 'entry 4 is missing'],
    ['gone with all others', 'delete from audit.entry', 'entry 1 is missing'],
  ])('tells where an entry was %s', async (_, statement, said) => {
    await trail.add(...[1, 2, 3, 4, 5, 6].map((n) => ({ staff: `handler-${n}` })));
    await trail.seal();
    await trail.tamper(statement);
    expect(await trail.verify()).toMatchObject({ broken: expect.stringContaining(said) });
  });

  it('tells that it was made anew from where it was announced to end, also where only an outsider kept that', async () => {
    await trail.add({ staff: 'handler-1' }, { staff: 'handler-2' });
    await trail.seal();
    const { head } = await trail.verify();
    await trail.tamper(
      `update audit.entry set staff = 'nobody', sequence = null, hash = null; select * from audit.seal(10)`,
    );
    const said = { broken: expect.stringContaining('entry 2 is not what was announced') };
    expect(await trail.verify()).toMatchObject(said);
    await trail.dataSource.query('delete from audit_head');
    expect(await trail.verify()).toMatchObject({ broken: undefined });
    expect(await trail.verify([head])).toMatchObject(said);
  });

  it('is searched page by page, latest first, and whoever does it stands in it', async () => {
    await trail.add(
      ...[1, 2, 3].map((n) => ({ about: 'matter:unpaid-wages', action: 'changed-matter', reason: `${n}` })),
    );
    await trail.add({ action: 'reveal-contact' });
    const { body } = await trail.ask('/api/audit?about=matter:unpaid-wages&limit=2');
    expect(body.entries).toMatchObject([
      {
        service: 'department',
        staff: 'handler-1',
        action: 'changed-matter',
        about: 'matter:unpaid-wages',
        reason: '3',
      },
      { reason: '2' },
    ]);
    const { body: rest } = await trail.ask(`/api/audit?about=matter:unpaid-wages&limit=2&after=${body.next}`);
    expect(rest).toMatchObject({ entries: [{ reason: '1' }] });
    expect(rest.next).toBeUndefined();
    expect((await trail.ask('/api/audit?action=reveal-contact')).body.entries).toHaveLength(1);
    expect((await trail.ask('/api/audit?until=2020-01-01T00:00:00.000Z')).body.entries).toEqual([]);
    expect((await trail.ask('/api/audit?staff=auditor-1')).body.entries).toMatchObject([
      { service: 'oversight', action: 'read-audit' },
      { action: 'read-audit' },
      { action: 'read-audit', about: 'matter:unpaid-wages' },
      { action: 'read-audit', about: 'matter:unpaid-wages' },
    ]);
  });

  it('keeps no trace of who was refused, who saw nothing', async () => {
    expect(await trail.ask('/api/audit', 'administrator')).toMatchObject({ status: 403 });
    expect((await trail.ask('/api/audit')).body.entries).toEqual([]);
  });

  it.each(['after=x', 'from=yesterday', 'limit=0', `staff=${'x'.repeat(201)}`])(
    'refuses to be searched with %s',
    async (query) => {
      const answer = await trail.ask(`/api/audit?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: query.split('=')[0] }] } });
    },
  );

  it.each([
    ['staff', 'entry_of_staff'],
    ['about', 'entry_about'],
  ])('finds what it is asked for by %s in an index', async (field, index) => {
    await trail.owner.query(
      `insert into audit.entry (staff, action, about) select 'staff-' || n % 1000, 'accept', 'case-' || n % 5000 from generate_series(1, 20000) n`,
    );
    await trail.owner.query('analyze audit.entry');
    const plan = await trail.dataSource.query(
      `explain ${trailQuery(`${field} = $2`)}`.replace('$2', `'x-1'`).replace('$1', '51'),
    );
    expect(JSON.stringify(plan)).toContain(index);
  });
});
