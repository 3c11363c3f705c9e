import { runOverFiles } from '../test/run-over-files.ts';

const classifyField = (train: readonly object[], asked: readonly string[]) =>
  runOverFiles('classify-field', { train: train.map((row) => JSON.stringify(row)), in: asked });

const letters = [
  { id: 1, subject: '公交车太少', text: '早上等公交车要四十分钟，站台上挤满了人。', label: '交通' },
  { id: 2, subject: '公交改线', text: '公交改线以后到医院要换乘两次，老人不方便。', label: '交通' },
  { id: 3, text: '末班公交收得太早，下晚班只能走回家。', label: '交通' },
  { id: 4, subject: '学校午餐', text: '学校午餐总是凉的，孩子不愿意吃。', label: '教育' },
  { id: 5, subject: '学校补课', body: '学校周末收费补课，老师说人人都要来。', label: '教育' },
  { id: 6, text: '孩子入学要的材料太多，学校说法不一。', label: '教育' },
];
const bus = JSON.stringify({ id: 'bus', subject: '公交', text: '公交站台没有顶棚' });
const school = JSON.stringify({ id: 7, body: '学校门口没有人管孩子', label: 'not looked at' });

describe('npm run classify-field', () => {
  it('learns the labels of one file and says those of another, in its order', async () => {
    const { code, rows } = await classifyField(letters, [bus, '', school]);
    expect(code).toBe(0);
    expect(rows).toEqual([
      { id: 'bus', label: '交通', confidence: expect.any(Number) as number },
      { id: 7, label: '教育', confidence: expect.any(Number) as number },
    ]);
  });

  it('takes a label with a blank beside it for the same, and the words from body where text is empty', async () => {
    const blank = letters.map((letter, at) => (at === 1 ? { ...letter, label: `${letter.label} ` } : letter));
    const asked = JSON.stringify({ id: 7, text: '', body: '学校门口没有人管孩子' });
    expect(await classifyField(blank, [bus, asked])).toEqual(await classifyField(letters, [bus, school]));
  });

  it('says the same when asked again', async () => {
    expect(await classifyField(letters, [bus, school])).toEqual(await classifyField(letters, [bus, school]));
  });

  it.each([
    ['a row without a label', { text: '公交' }, 'line 7: label must be a text.'],
    ['an empty label', { text: '公交', label: ' ' }, 'line 7: label must not be empty.'],
    ['a row without words', { id: 8, label: '交通' }, 'line 7: text must be a text.'],
    ['a subject that is no text', { subject: 3, text: '公交', label: '交通' }, 'line 7: subject must be a text.'],
  ])('learns nothing from %s, and says what is wrong', async (_, row, complaint) => {
    const ending = await classifyField([...letters, row], [bus]);
    expect(ending).toMatchObject({ code: 1, rows: [] });
    expect(ending.complaint).toContain(complaint);
  });

  it('learns nothing where there is nothing to tell apart', async () => {
    const ending = await classifyField(letters.slice(0, 3), [bus]);
    expect(ending).toMatchObject({ code: 1, rows: [] });
    expect(ending.complaint).toContain('label must take two values at least');
  });

  it('stops at a row that breaks a rule and has answered what stood before it', async () => {
    const ending = await classifyField(letters, [bus, '{"text": "公交"}', school]);
    expect(ending.code).toBe(1);
    expect(ending.complaint).toContain('line 2: id must be a text or a number.');
    expect(ending.rows.map(({ id }) => id)).toEqual(['bus']);
  });
});
