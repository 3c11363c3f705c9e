import { catalogue, knowledge } from '../../../test/routing-under-test.ts';
import { decide } from '../../deciding/domain/decide.ts';
import { withPlaces } from '../../deciding/domain/knowledge.ts';
import type { LearntPlace } from './learnt-places.ts';

const xiangcheng = '411681';
const taikang = '411627';
const zhoukou = '411600';

const placeOf = (place: string, regionHint: string | undefined, ...places: LearntPlace[]) => {
  const message = {
    channel: 'message-board' as const,
    subject: '',
    body: `${place}的路灯不亮，请维修路灯。`,
    month: 4,
  };
  const { sure, jurisdiction, reasons } = decide({ ...message, regionHint }, withPlaces(knowledge, places));
  return { sure, code: jurisdiction?.code, reasons: reasons.join('') };
};

const known = { name: '翰林苑小区', regionCodes: [xiangcheng] };
const doubted = { name: '翰林苑小区', regionCodes: [xiangcheng, taikang] };

describe('a place that was learnt', () => {
  it('is where the message belongs, in its city, and is not said to be written', () => {
    for (const [text, hint] of [
      ['翰林苑小区', zhoukou],
      ['周口市翰林苑小区', undefined],
      ['周口的翰林苑小区', '410000'],
    ] as const) {
      expect(placeOf(text, hint, known)).toMatchObject({ sure: true, code: xiangcheng });
      expect(placeOf(text, hint, known).reasons).toContain('此前经人工确认在项城市');
    }
  });

  it('is proposed and doubted where no city is told', () => {
    expect(placeOf('翰林苑小区', undefined, known)).toMatchObject({ sure: false, code: xiangcheng });
    expect(placeOf('翰林苑小区', '410000', known)).toMatchObject({ sure: false, code: xiangcheng });
  });

  it('is another one in another city', () => {
    expect(placeOf('翰林苑小区', '411000', known)).toMatchObject({ code: '411000' });
    expect(placeOf('洛阳市翰林苑小区', undefined, known)).toMatchObject({ sure: true, code: '410300' });
  });

  it('is another one where the text puts it into another county', () => {
    expect(placeOf('太康县翰林苑小区', zhoukou, known)).toMatchObject({ sure: true, code: taikang });
    expect(placeOf('光山县翰林苑小区', undefined, known)).toMatchObject({ sure: true, code: '411522' });
  });

  it('is named where the text writes its county', () => {
    expect(placeOf('项城市翰林苑小区', undefined, known).reasons).toContain('来文写明地点在项城市');
  });

  it('is not part of a longer name', () => {
    expect(placeOf('东方翰林苑小区', zhoukou, known)).toMatchObject({ code: zhoukou });
  });

  it('makes the place doubtful where people disagree, unless the county is told', () => {
    expect(placeOf('翰林苑小区', zhoukou, doubted)).toMatchObject({ sure: false, code: zhoukou });
    expect(placeOf('周口市翰林苑小区', undefined, doubted)).toMatchObject({ sure: false, code: zhoukou });
    expect(placeOf('翰林苑小区', taikang, doubted)).toMatchObject({ sure: true, code: taikang });
    expect(placeOf('太康县翰林苑小区', undefined, doubted)).toMatchObject({ sure: true, code: taikang });
  });

  it('is resolved by the city where two cities have it', () => {
    const elsewhere = { name: '翰林苑小区', regionCodes: ['410181'] };
    expect(placeOf('翰林苑小区', zhoukou, known, elsewhere)).toMatchObject({ sure: true, code: xiangcheng });
    expect(placeOf('郑州市翰林苑小区', undefined, known, elsewhere)).toMatchObject({ sure: true, code: '410181' });
    expect(placeOf('翰林苑小区', undefined, known, elsewhere)).toMatchObject({ sure: false, code: undefined });
  });

  it('counts as far as it is no comparison', () => {
    expect(placeOf('不像翰林苑小区，太康县城', zhoukou, known)).toMatchObject({ code: taikang });
  });

  it('changes nothing in what the message is about', () => {
    expect(catalogue.regions.get(xiangcheng)).toBeDefined();
    const body = '翰林苑小区暖气不热，物业乱收费。';
    const message = { channel: 'hotline' as const, subject: '', body, month: 12, regionHint: zhoukou };
    const before = decide(message, knowledge);
    const after = decide(message, withPlaces(knowledge, [known]));
    expect([after.function, after.confidence]).toEqual([before.function, before.confidence]);
  });
});
