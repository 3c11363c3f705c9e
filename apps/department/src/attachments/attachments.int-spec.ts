import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { formatCaseNumber } from '#domain';
import { FileStore, giveUp, holdOn, largestFile, letGo, noteOnItsWay, SweepLooseFiles } from '#platform';
import { eventually } from '#testing';
import { v7 as uuidv7 } from 'uuid';
import { DepartmentOverHttp } from '../../test/department-over-http.ts';
import { type Message, untilWaiting } from '../../test/department-under-test.ts';
import { compoundFile, docx, exe, pdf, png } from '../../test/files.ts';
import {
  handler,
  officer,
  stranger,
  supervisor,
  supervisorOf,
  sureProposal,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { attachmentsQuery } from './attachment-table.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Whoever attaches or reads: somebody of the staff, or the citizen. */
type Person = StaffMember | 'citizen' | undefined;

/** How a file is sent, where not as usual. */
interface Sending {
  readonly type?: string;
  readonly name?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

describe('Attachments', () => {
  let department: DepartmentOverHttp;
  let message: Message;

  beforeAll(async () => {
    department = await DepartmentOverHttp.start();
    await department.app.listen(0, '127.0.0.1');
  });
  afterAll(() => department.stop());
  beforeEach(async () => {
    message = await department.routed(sureProposal);
    await sweep();
  });

  const pathFor = (person: Person) =>
    `/api/${person === 'citizen' ? 'citizens/' : ''}cases/${message.caseNumber}/attachments`;
  const credentials = (person: Person) =>
    person === 'citizen'
      ? Promise.resolve({ 'x-query-code': department.queryCodeOf(message) })
      : department.credentialsOf(person);

  async function attach(
    person: Person,
    payload: Buffer | Readable,
    { type = 'image/png', name = '照片.png', query = '', headers = {} }: Sending = {},
  ) {
    const answer = await department.app.inject({
      method: 'POST',
      url: pathFor(person) + query,
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        ...(await credentials(person)),
        ...headers,
      },
      payload,
    });
    return { status: answer.statusCode, body: answer.json<Record<string, string>>() };
  }

  async function get(person: Person, rest = '') {
    return department.app.inject({ url: pathFor(person) + rest, headers: await credentials(person) });
  }

  const listed = async (person: Person) =>
    (await get(person)).json<{ attachments: Record<string, unknown>[] }>().attachments;

  async function withdraw(person: Person, id: string | undefined) {
    const url = `${pathFor(person)}/${id}/withdraw`;
    const answer = await department.app.inject({ method: 'POST', url, headers: await credentials(person) });
    return { status: answer.statusCode, body: answer.json<Record<string, string>>() };
  }

  /** Names of the files that lie in the store, whole or not. */
  const stored = async () =>
    (await readdir(department.files, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  const sweep = () => department.app.get(SweepLooseFiles, { strict: false }).sweepDue();
  const looseFiles = () => department.dataSource.query<{ id: string }[]>('select id from loose_file');

  async function expectNothingLeft(before: readonly string[]) {
    await sweep();
    expect(await stored()).toEqual(before);
    expect(await looseFiles()).toEqual([]);
    expect(await listed(handler)).toEqual([]);
  }

  describe('that a citizen sends', () => {
    it('are taken so often an hour from one sender, whatever becomes of them, and then refused until the next', async () => {
      await department.dataSource.query(`insert into upload_turn select $1, date_trunc('hour', platform.now()), 299`, [
        handler.subject,
      ]);
      expect(await attach(handler, exe())).toMatchObject({ status: 415 });
      const refused = await department.app.inject({
        method: 'POST',
        url: pathFor(handler),
        headers: { 'content-type': 'image/png', ...(await credentials(handler)) },
        payload: png(),
      });
      expect(refused.statusCode).toBe(429);
      expect(refused.json()).toMatchObject({ code: 'too-many-uploads' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(3_600);
      expect(await attach('citizen', png())).toMatchObject({ status: 201 });
      await department.letPass('1 hour');
      expect(await attach(handler, png())).toMatchObject({ status: 201 });
    });

    it('are handed to the bureau byte for byte, to be kept and not to be shown', async () => {
      const photo = png('脚手架');
      const sha256 = createHash('sha256').update(photo).digest('hex');
      const { status, body } = await attach('citizen', photo);
      expect({ status, body }).toMatchObject({
        status: 201,
        body: { name: '照片.png', type: 'image/png', bytes: photo.length, sha256, isCitizens: true },
      });
      const got = await get(handler, `/${body.id}`);
      expect(got.statusCode).toBe(200);
      expect(got.rawPayload).toEqual(photo);
      expect(got.headers).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(photo.length),
        'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%E7%85%A7%E7%89%87\.png$/),
        'x-content-type-options': 'nosniff',
      });
      expect((await get('citizen', `/${body.id}`)).rawPayload).toEqual(photo);
      expect(await department.ask(handler, 'GET', `/api/cases/${message.caseNumber}`)).toMatchObject({
        body: { attachments: 1, version: 2 },
      });
    });

    it('need a case that is open', async () => {
      await department.askAsCitizen(message, 'withdraw', {});
      const before = await stored();
      expect(await attach('citizen', png())).toMatchObject({
        status: 409,
        body: { code: 'case-not-open', current: { status: 'withdrawn' } },
      });
      await expectNothingLeft(before);
    });

    it('need his query code, and a wrong one is answered like a number that does not exist', async () => {
      const { body } = await attach('citizen', png());
      const nobody = formatCaseNumber(new Date(0), 1);
      const ask = (caseNumber: string, rest: string, method: 'GET' | 'POST', code: string) =>
        department.app.inject({
          method,
          url: `/api/citizens/cases/${caseNumber}/attachments${rest}`,
          headers: { 'x-query-code': code, ...(method === 'POST' && { 'content-type': 'image/png' }) },
        });
      for (const [rest, method] of [
        ['', 'GET'],
        ['', 'POST'],
        [`/${body.id}`, 'GET'],
      ] as const) {
        const wrong = await ask(message.caseNumber, rest, method, '0000-0000-0000');
        const unknown = await ask(nobody, rest, method, '0000-0000-0000');
        expect(wrong.statusCode).toBe(404);
        expect({ ...wrong.json(), instance: '' }).toEqual({ ...unknown.json(), instance: '' });
      }
      expect((await department.app.inject({ url: pathFor('citizen') })).statusCode).toBe(401);
    });
  });

  describe('of the staff', () => {
    it('stay among them unless they are meant for the citizen', async () => {
      const internal = await attach(handler, pdf(), { type: 'application/pdf', name: '内部.pdf' });
      const answer = await attach(handler, docx(), { type: word, name: '答复.docx', query: '?audience=citizen' });
      expect(internal).toMatchObject({ status: 201, body: { audience: 'staff', staff: handler.subject } });
      expect(await listed(handler)).toHaveLength(2);
      const forCitizen = await listed('citizen');
      expect(forCitizen).toMatchObject([{ id: answer.body.id, name: '答复.docx', isCitizens: false }]);
      expect(Object.keys(forCitizen[0] ?? {})).not.toContain('staff');
      expect((await get('citizen', `/${answer.body.id}`)).rawPayload).toEqual(docx());
      expect((await get('citizen', `/${internal.body.id}`)).json()).toMatchObject({
        status: 404,
        code: 'attachment-not-found',
      });
    });

    it('speak to the citizen for the lead bureau alone', async () => {
      message = await department.routed({ ...sureProposal, coHandling: [xiangchengUrbanManagement] });
      for (const staff of [stranger, officer, supervisor]) {
        expect(await attach(staff, png(), { query: '?audience=citizen' })).toMatchObject({ status: 403 });
        expect(await attach(staff, png())).toMatchObject({ status: 201 });
      }
    });

    it('are neither taken from nor given to who may not see the case', async () => {
      const { body } = await attach('citizen', png());
      for (const staff of [stranger, supervisorOf('411000')]) {
        expect(await attach(staff, png())).toMatchObject({ status: 403 });
        for (const rest of ['', `/${body.id}`]) expect((await get(staff, rest)).statusCode).toBe(403);
        expect(await withdraw(staff, body.id)).toMatchObject({ status: 403 });
      }
      expect((await get(undefined, `/${body.id}`)).statusCode).toBe(401);
      expect((await get(handler, '/no-id')).statusCode).toBe(404);
    });

    it('have an audience that is known', async () => {
      expect(await attach(handler, png(), { query: '?audience=everybody' })).toMatchObject({
        status: 400,
        body: { errors: [expect.objectContaining({ field: 'audience' })] },
      });
    });
  });

  describe('are what their bytes are', () => {
    it.each([
      ['a PDF', pdf(), 'application/pdf'],
      ['a Word document', docx(), word],
      ['an old Word document', compoundFile(), 'application/msword'],
      ['a PNG whose type has a parameter', png(), 'Image/PNG; charset=binary'],
    ])('%s is taken', async (_, payload, type) => {
      expect(await attach('citizen', payload, { type })).toMatchObject({ status: 201 });
    });

    it.each([
      ['a program called a picture', exe(), 'image/png'],
      ['a PDF called a picture', pdf(), 'image/png'],
      ['a picture called a Word document', png(), word],
      ['a text called a picture', Buffer.from('<script>alert(1)</script>'), 'image/png'],
      ['a text shorter than any signature', Buffer.from('a'), 'image/png'],
    ])('%s is refused', async (_, payload, type) => {
      const before = await stored();
      expect(await attach('citizen', payload, { type })).toMatchObject({
        status: 415,
        body: { code: 'unexpected-content', errors: [{ field: 'Content-Type', rule: 'equals-content' }] },
      });
      await expectNothingLeft(before);
    });

    it.each(['application/x-msdownload', 'text/html', 'image/svg+xml', 'application/json', 'application/zip', ''])(
      'what says that it is %j is refused unread',
      async (type) => {
        const before = await stored();
        expect(await attach('citizen', png(), { type })).toMatchObject({
          status: 415,
          body: { code: 'unsupported-media-type', errors: [{ field: 'Content-Type', rule: 'media-type' }] },
        });
        await expectNothingLeft(before);
      },
    );

    it('a document that unpacks to a thousand times its size is only stored', async () => {
      const bomb = docx(Buffer.alloc(128 * 1024 * 1024));
      expect(bomb.length).toBeLessThan(512 * 1024);
      const { rss } = process.memoryUsage();
      const { status, body } = await attach('citizen', bomb, { type: word, name: '合同.docx' });
      expect({ status, bytes: body.bytes }).toEqual({ status: 201, bytes: bomb.length });
      expect(process.memoryUsage().rss - rss).toBeLessThan(64 * 1024 * 1024);
      expect((await get(handler, `/${body.id}`)).rawPayload).toEqual(bomb);
    });
  });

  it.each([
    ['../../../etc/照片.png', '照片.png'],
    ['现场\u202Egnp.exe', '现场gnp.exe.png'],
    ['a\r\nX-Evil: 1.png', 'aX-Evil_ 1.png'],
    ['', '附件.png'],
  ])('called %j lead nowhere and are handed out as %j', async (name, clean) => {
    const { body } = await attach('citizen', png(), { name });
    expect(body.name).toBe(clean);
    const { headers } = await get(handler, `/${body.id}`);
    expect(headers).not.toHaveProperty('x-evil');
    expect(await stored()).toContain(body.id);
  });

  it('may be without a name', async () => {
    const headers = { 'content-disposition': 'attachment' };
    expect(await attach('citizen', png(), { headers })).toMatchObject({ status: 201, body: { name: '附件.png' } });
  });

  describe('have a size', () => {
    it('of at least one byte', async () => {
      const before = await stored();
      expect(await attach('citizen', Buffer.alloc(0))).toMatchObject({ status: 400, body: { code: 'empty-file' } });
      await expectNothingLeft(before);
    });

    it('that is refused where it is declared too large, before a byte is read', async () => {
      let isRead = false;
      const content = Readable.from(
        (function* () {
          isRead = true;
          yield png();
        })(),
      );
      const headers = { 'content-length': String(largestFile + 1) };
      expect(await attach('citizen', content, { headers })).toMatchObject({ status: 413 });
      expect(isRead).toBe(false);
    });

    it('that ends the reading where it is not declared', async () => {
      const before = await stored();
      const piece = Buffer.alloc(1024 * 1024);
      let pieces = 0;
      const content = Readable.from(
        (function* () {
          yield png();
          for (; pieces < 200; pieces += 1) yield piece;
        })(),
      );
      const answer = await attach('citizen', content);
      expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
      expect(answer.body).toMatchObject({ errors: [{ field: 'body', rule: 'max-bytes' }] });
      await expectNothingLeft(before);
    });

    it('all together, of which two at once do not pass the bound', async () => {
      await department.dataSource.query(
        `insert into attachment (case_id, id, audience, name, type, bytes, sha256, added_at)
         select $1, gen_random_uuid(), 'citizen', 'x.png', 'image/png', 1, n::text, now() from generate_series(1, 19) as n`,
        [message.caseId],
      );
      const sent = await department.dataSource.transaction(async (manager) => {
        await manager.query('select 1 from "case" where id = $1 for update', [message.caseId]);
        const two = ['一', '二'].map((text) => attach('citizen', png(text)));
        await untilWaiting(department, 2);
        return two;
      });
      const answers = await Promise.all(sent);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.map(({ body }) => body)).toContainEqual(
        expect.objectContaining({
          code: 'too-many-attachments',
          errors: [expect.objectContaining({ rule: 'max-files-of-case' })],
        }),
      );
      expect(await listed(handler)).toHaveLength(20);
    });
  });

  describe('that come twice', () => {
    it('are one, also at the same moment, and lie in the store once', async () => {
      const before = await stored();
      const twice = await Promise.all([attach('citizen', png()), attach('citizen', png(), { name: '另一个名字.png' })]);
      expect(twice.map(({ status }) => status)).toEqual([201, 201]);
      expect(twice[0].body).toEqual(twice[1].body);
      expect((await attach('citizen', png())).body).toEqual(twice[0].body);
      await sweep();
      expect(await stored()).toHaveLength(before.length + 1);
      expect((await get(handler, `/${twice[0].body.id}`)).rawPayload).toEqual(png());
    });

    it('from both sides, or for another audience, are two', async () => {
      await attach('citizen', png());
      await attach(handler, png());
      await attach(handler, png(), { query: '?audience=citizen' });
      expect(await listed(handler)).toHaveLength(3);
    });
  });

  describe('on a connection', () => {
    let socket: Socket | undefined;
    afterEach(() => socket?.destroy());

    async function send(length: number, body: Buffer): Promise<Socket> {
      const { port } = department.app.getHttpServer().address() as AddressInfo;
      socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      const head = [
        `POST ${pathFor('citizen')} HTTP/1.1`,
        'host: a',
        `x-query-code: ${department.queryCodeOf(message)}`,
        'content-type: image/png',
        `content-length: ${length}`,
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      socket.write(body);
      return socket;
    }
    const onItsWay = () => eventually(async () => (await stored()).some((name) => name.endsWith('.part')));

    it('that is cut leave nothing', async () => {
      const before = await stored();
      const cut = await send(1_000_000, png());
      await onItsWay();
      cut.destroy();
      await eventually(async () => (await stored()).length === before.length);
      await eventually(async () => {
        await sweep();
        return (await looseFiles()).length === 0;
      });
      await expectNothingLeft(before);
    });

    it('end where their declared length ends, whatever follows', async () => {
      const photo = png();
      const { length } = photo;
      await send(length, Buffer.concat([photo, exe()]));
      await eventually(async () => (await listed(handler)).length === 1);
      expect(await listed(handler)).toMatchObject([{ bytes: length }]);
    });

    it('are refused where the case came to its end meanwhile', async () => {
      const before = await stored();
      const photo = png();
      const slow = await send(photo.length, photo.subarray(0, 20));
      await onItsWay();
      await department.askAsCitizen(message, 'withdraw', {});
      slow.write(photo.subarray(20));
      const [answer] = (await once(slow, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 409 [\s\S]*"code":"case-not-open"/);
      await expectNothingLeft(before);
    });
  });

  it('are neither taken nor handed out while the store is away, which is said, and go on as if nothing had been', async () => {
    const { body } = await attach('citizen', png());
    const before = await stored();
    await rename(department.files, `${department.files}.away`);
    await writeFile(department.files, '');
    const answers = [await attach('citizen', pdf(), { type: 'application/pdf' }), await get(handler, `/${body.id}`)];
    await rm(department.files);
    await rename(`${department.files}.away`, department.files);
    expect(answers[0]).toMatchObject({ status: 503, body: { code: 'files-unavailable' } });
    expect(answers[1]).toMatchObject({ statusCode: 503 });
    expect((await get(handler, `/${body.id}`)).rawPayload).toEqual(png());
    expect(await attach('citizen', pdf(), { type: 'application/pdf' })).toMatchObject({ status: 201 });
    await sweep();
    expect(await stored()).toHaveLength(before.length + 1);
  });

  describe('that are withdrawn', () => {
    it('are gone for everybody, and leave their trace with the staff', async () => {
      const before = await stored();
      const { body } = await attach('citizen', png());
      const first = await withdraw('citizen', body.id);
      expect(first).toMatchObject({ status: 200, body: { id: body.id } });
      expect(await withdraw('citizen', body.id)).toEqual(first);
      for (const person of [handler, 'citizen'] as const)
        expect((await get(person, `/${body.id}`)).statusCode).toBe(404);
      await sweep();
      expect(await stored()).toEqual(before);
      expect(await listed('citizen')).toEqual([]);
      expect(await listed(handler)).toMatchObject([{ id: body.id, withdrawnAt: expect.any(String) }]);
      expect(await department.ask(handler, 'GET', `/api/cases/${message.caseNumber}`)).toMatchObject({
        body: { attachments: 0 },
      });
      expect(await attach('citizen', png())).toMatchObject({ status: 201 });
    });

    it('were attached by who withdraws them, or are by a supervisor', async () => {
      const citizens = await attach('citizen', png());
      const staffs = await attach(handler, png());
      expect(await withdraw(handler, citizens.body.id)).toMatchObject({ status: 404 });
      expect(await withdraw('citizen', staffs.body.id)).toMatchObject({ status: 404 });
      expect(await withdraw({ ...handler, subject: 'another-handler' }, staffs.body.id)).toMatchObject({ status: 404 });
      expect(await withdraw(handler, staffs.body.id)).toMatchObject({ status: 200 });
      expect(await withdraw(supervisor, citizens.body.id)).toMatchObject({
        status: 200,
        body: { withdrawnBy: supervisor.subject },
      });
    });
  });

  describe('that came to nothing', () => {
    const keepFile = async (id: string) =>
      department.app.get(FileStore, { strict: false }).keep(id, Readable.from([png()]));
    const now = async () => {
      const [row] = await department.dataSource.query<[{ now: Date }]>('select platform.now() as now');
      return row.now;
    };

    it('after a kill are swept when their hour is over, and not before', async () => {
      const before = await stored();
      const { manager } = department.dataSource;
      const id = uuidv7();
      await noteOnItsWay(manager, id, await now());
      await keepFile(id);
      await department.letPass('59 minutes');
      await sweep();
      expect(await stored()).toContain(id);
      await department.letPass('2 minutes');
      await sweep();
      expect(await stored()).toEqual(before);
      expect(await holdOn(manager, id)).toBe(false);
      await department.letPass('-61 minutes');
    });

    it('are swept though others cannot be, which are tried again later', async () => {
      const { manager } = department.dataSource;
      const [stuck, fine] = [uuidv7(), uuidv7()];
      await letGo(manager, stuck, new Date(0));
      const inTheWay = join(department.files, stuck.slice(-2), stuck, 'something');
      await mkdir(inTheWay, { recursive: true });
      await letGo(manager, fine, await now());
      await keepFile(fine);
      await sweep().catch(() => undefined);
      expect(await stored()).not.toContain(fine);
      expect(await looseFiles()).toEqual([{ id: stuck }]);
      await rm(dirname(inTheWay), { recursive: true });
      await department.letPass('6 minutes');
      await sweep();
      expect(await looseFiles()).toEqual([]);
      await department.letPass('-6 minutes');
    });

    it('are never those that have become attachments, though nobody heard that they had', async () => {
      const { manager } = department.dataSource;
      const { body } = await attach('citizen', png());
      await giveUp(manager, String(body.id), await now());
      await sweep();
      expect((await get(handler, `/${body.id}`)).rawPayload).toEqual(png());
    });

    it('become no attachment any more once they are being swept', async () => {
      const { manager } = department.dataSource;
      const id = uuidv7();
      await letGo(manager, id, await now());
      await manager.query('update loose_file set swept = true');
      expect(await holdOn(manager, id)).toBe(false);
      await sweep();
      expect(await looseFiles()).toEqual([]);
    });
  });

  it('of a case are found along their key, however many other cases have', async () => {
    await department.dataSource.query(
      `insert into attachment (case_id, id, audience, name, type, bytes, sha256, added_at)
       select overlay($1 placing lpad(n::text, 12, '0') from 25)::uuid, gen_random_uuid(), 'citizen', 'x', 'x', 1, 'x', now()
       from generate_series(1, 2000) as n`,
      [message.caseId],
    );
    await department.dataSource.query('analyze attachment');
    const plan = await department.dataSource.query<Record<string, string>[]>(`explain ${attachmentsQuery}`, [
      message.caseId,
    ]);
    const text = plan.map((row) => Object.values(row)[0]).join('\n');
    expect(text).toMatch(/using attachment_\w+_pkey/);
    expect(text).not.toContain('Seq Scan');
  });
});
