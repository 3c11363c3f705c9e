import { runOverFiles } from '../test/run-over-files.ts';

const route = (...lines: readonly string[]) => runOverFiles('route', { in: lines });

const cold = {
  id: 'cold',
  channel: 'hotline',
  subject: '暖气不热',
  body: '长葛市老城镇一小区暖气片冰凉，屋里只有十二度。',
  regionHint: '411000',
  season: '2023-12',
};

describe('npm run route', () => {
  it('says whose each message is, in the order of the file', async () => {
    const { code, rows } = await route(JSON.stringify(cold), '', JSON.stringify({ ...cold, id: 2, subject: null }));
    expect(code).toBe(0);
    expect(rows.map(({ id }) => id)).toEqual(['cold', 2]);
    expect(rows[0]).toMatchObject({ function: 'heating-gas', region: '411082', triage: false, coFunctions: [] });
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['id', 'kind', 'function', 'matter', 'coFunctions', 'region', 'urgent', 'triage', 'confidence'],
      ...['alternatives', 'reasons'],
    ]);
  });

  it('takes a location into account', async () => {
    const row = { ...cold, subject: '', body: '暖气片冰凉，屋里只有十二度。', regionHint: '411600' };
    const { rows } = await route(JSON.stringify({ ...row, location: { latitude: 33.47, longitude: 114.88 } }));
    expect(rows[0]).toMatchObject({ region: '411681' });
  });

  it('says null where no bureau may act or the place is unknown', async () => {
    const { rows } = await route(JSON.stringify({ ...cold, subject: '', body: '在吗', regionHint: null }));
    expect(rows[0]).toMatchObject({ function: null, region: null, triage: true });
  });

  it.each([
    ['what is no JSON', '{"id": 1', 'line 2: must be a JSON object.'],
    ['a list', '[]', 'line 2: must be a JSON object.'],
    ['a row without an id', JSON.stringify({ ...cold, id: undefined }), 'line 2: id must be a text or a number.'],
    [
      'an id that is not read as it is written',
      `{"id":9007199254740993,"body":"停电","season":"2023-12"}`,
      'line 2: id must be a text where',
    ],
    ['a row without words', JSON.stringify({ id: 1, season: '2023-12' }), 'line 2: body or subject must be there.'],
    ['an unknown channel', JSON.stringify({ ...cold, channel: 'pigeon' }), 'line 2: channel must be one of'],
    [
      'a month that is none',
      JSON.stringify({ ...cold, season: '2023-13' }),
      'line 2: season must be a year and a month',
    ],
    ['a region that is no code', JSON.stringify({ ...cold, regionHint: '项城' }), 'line 2: regionHint must be'],
    ['a location off the map', JSON.stringify({ ...cold, location: { latitude: 91 } }), 'line 2: location must have'],
    ['a body that is no text', JSON.stringify({ ...cold, body: 7 }), 'line 2: body must be a text.'],
  ])('stops at %s, names the rule, and has answered what stood before it', async (_, line, complaint) => {
    const ending = await route(JSON.stringify(cold), line, JSON.stringify(cold));
    expect(ending.code).toBe(1);
    expect(ending.complaint).toContain(complaint);
    expect(ending.rows).toHaveLength(1);
  });
});
