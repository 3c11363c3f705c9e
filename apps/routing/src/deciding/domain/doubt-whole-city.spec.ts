import { decisionOn } from '../../../test/routing-under-test.ts';

const xuchang = '411000';
const placeOf = (body: string, regionHint = xuchang) => {
  const { jurisdiction, sure, reasons, lead } = decisionOn(body, { regionHint });
  return { code: jurisdiction?.code, sure, reasons: reasons.join(''), lead };
};

const lampsOut = '学校门口那条街的路灯坏了一个多月，晚上黑漆漆的，没有人来修。';

describe('a message to a city’s board that names no place', () => {
  it('is a person’s to place in a county where somebody complains of what befell in one', () => {
    expect(placeOf(lampsOut)).toMatchObject({
      code: xuchang,
      sure: false,
      reasons: expect.stringContaining('没有写明是哪个县区'),
      lead: { id: '411000-urban-management' },
    });
  });

  it.each([
    ['its county is named', `建安区${lampsOut}`],
    ['the city is named in its text', `许昌市${lampsOut}`],
    ['one company serves the whole city', '小区暖气不热，室内温度只有十三度，集中供热公司一直不来人。'],
    ['it asks a question', '请问申请公租房需要哪些材料，到哪里办理？'],
  ])('is the city’s for certain where %s', (_, body) => {
    expect(placeOf(body)).toMatchObject({ sure: true, reasons: expect.not.stringContaining('没有写明是哪个县区') });
  });

  it.each([
    ['a village', '建议在凤凰岭村村口装一个红绿灯，拉石子的车太快。'],
    ['an estate', '建议在建业花园东门加个公厕。'],
    ['a school', '建议给第五小学门口划上斑马线，家长接送太乱。'],
    ['a street', '请问平安大道两边的树为什么都锯了？'],
    ['where the writer lives', '想问我们社区的高龄津贴是谁负责报的，报上去没有？'],
  ])('is a person’s to place where it asks about %s', (_, body) => {
    expect(placeOf(body)).toMatchObject({ sure: false, reasons: expect.stringContaining('没有写明是哪个县区') });
  });

  it('is a county’s where that was addressed', () => {
    expect(placeOf(lampsOut, '411003')).toMatchObject({ code: '411003', sure: true });
  });
});
