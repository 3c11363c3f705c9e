import { decisionOn } from '../../../test/routing-under-test.ts';

const placeOf = (body: string, regionHint?: string) => {
  const { jurisdiction, sure, reasons } = decisionOn(body, { regionHint });
  return { code: jurisdiction?.code, sure, reasons: reasons.join('') };
};

describe('a matter that is larger than a county', () => {
  it('goes to the province where the province is asked about', () => {
    const asked = '请问全省今年中小学教师职称评审什么时候报名？';
    expect(placeOf(asked, '410000')).toMatchObject({ code: '410000', sure: true });
    expect(placeOf(asked)).toMatchObject({ code: '410000' });
    expect(placeOf(asked).reasons).toContain('由河南省一级处理');
  });

  it('stays with a city whose board was asked about the province', () => {
    expect(placeOf('请问全省今年中小学教师职称评审什么时候报名？', '411600')).toMatchObject({ code: '411600' });
  });

  it('goes to the city where a road ends between two of its counties', () => {
    expect(placeOf('濮阳县到清丰县之间的文明路北延是断头路，公路修到地边就没了。')).toMatchObject({ code: '410900' });
  });

  it('stays where a road is broken in one of two counties that are named', () => {
    expect(placeOf('从清丰县回家，濮阳县这边的公路坑洼不平。')).toMatchObject({ code: '410928' });
  });

  it('goes to the city where the county’s own leader is complained of', () => {
    expect(placeOf('实名举报光山县副县长张某收受贿赂、违纪插手工程。')).toMatchObject({ code: '411500' });
    expect(placeOf('举报光山县弦山街道某村村支书违纪贪污。')).toMatchObject({ code: '411522' });
  });
});
