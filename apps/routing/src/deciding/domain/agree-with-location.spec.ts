import { decisionOn } from '../../../test/routing-under-test.ts';
import type { Location } from './locate.ts';

const inXiangchengTown: Location = { latitude: 33.47, longitude: 114.88 };
const inShangshui: Location = { latitude: 33.54, longitude: 114.6 };
const inGushiTown: Location = { latitude: 32.18, longitude: 115.66 };
const inZhengzhou: Location = { latitude: 34.7575, longitude: 113.65 };
const betweenXiangchengAndShenqiu: Location = { latitude: 33.45, longitude: 114.95 };
const inBeijing: Location = { latitude: 39.9, longitude: 116.4 };

const inXian: Location = { latitude: 34.27, longitude: 108.95 };
const inParis: Location = { latitude: 48.85, longitude: 2.35 };

const placeOf = (place: string, location: Location | undefined, regionHint?: string) => {
  const decision = decisionOn(`${place}的路灯不亮，请维修路灯。`, { regionHint, location });
  return { sure: decision.sure, code: decision.jurisdiction?.code, reasons: decision.reasons.join('') };
};

describe('a location', () => {
  it('finds the county in the city that was told', () => {
    expect(placeOf('我家门口', inXiangchengTown, '411600')).toMatchObject({ sure: true, code: '411681' });
    expect(placeOf('周口市区', inXiangchengTown)).toMatchObject({ sure: true, code: '411681' });
    expect(placeOf('我家门口', inXiangchengTown, '411600').reasons).toContain('所附定位在项城市附近');
  });

  it('leaves a city’s districts to people’s words', () => {
    expect(placeOf('郑州市', inZhengzhou)).toMatchObject({ sure: true, code: '410100' });
  });

  it('proposes a county where nothing else is told, and is not relied on', () => {
    for (const board of [undefined, '410000']) {
      expect(placeOf('我家门口', inGushiTown, board)).toMatchObject({ sure: false, code: '411525' });
      expect(placeOf('我家门口', inGushiTown, board).reasons).toContain('只有所附定位可以参考');
    }
  });

  it('tells which of several places of one name is meant', () => {
    expect(placeOf('城关镇', undefined)).toMatchObject({ sure: false, code: undefined });
    expect(placeOf('城关镇', { latitude: 32.013, longitude: 115.41 })).toMatchObject({ code: '411524' });
  });

  it('is doubted where two counties are about equally near', () => {
    const { sure, reasons } = placeOf('我家门口', betweenXiangchengAndShenqiu, '411600');
    expect(sure).toBe(false);
    expect(reasons).toContain('事情也可能发生在');
  });

  it('never overrules what is written, and the reason says so', () => {
    const { sure, code, reasons } = placeOf('固始县城', inXiangchengTown);
    expect({ sure, code }).toEqual({ sure: true, code: '411525' });
    expect(reasons).toContain('所附定位在项城市附近，与来文所写的地点不一致，以来文为准');
    expect(placeOf('固始县城', inGushiTown).reasons).not.toContain('定位');
  });

  it('makes doubtful what only the board tells otherwise', () => {
    expect(placeOf('我家门口', inGushiTown, '411681')).toMatchObject({ sure: false, code: '411681' });
    expect(placeOf('我家门口', inShangshui, '411681')).toMatchObject({ sure: false, code: '411681' });
    expect(placeOf('我家门口', inXiangchengTown, '411681')).toMatchObject({ sure: true, code: '411681' });
  });

  it('decides between two places that are named alike', () => {
    expect(placeOf('固始县和光山县', undefined).sure).toBe(false);
    expect(placeOf('固始县和光山县', inGushiTown)).toMatchObject({ sure: true, code: '411525' });
  });

  it('makes doubtful what only the board tells, when it is outside the province', () => {
    for (const location of [inBeijing, inXian, inParis]) {
      const { sure, code, reasons } = placeOf('我家门口', location, '411681');
      expect({ sure, code }).toEqual({ sure: false, code: '411681' });
      expect(reasons).toContain('所附定位不在河南省内，需要人工确认属地');
    }
  });

  it('is told of as well where nothing else is', () => {
    const { sure, code, reasons } = placeOf('我家门口', inBeijing);
    expect({ sure, code }).toEqual({ sure: false, code: undefined });
    expect(reasons).toContain('所附定位不在河南省内');
  });

  it('does not overrule what is written from outside the province either', () => {
    const { sure, code, reasons } = placeOf('固始县城', inBeijing);
    expect({ sure, code }).toEqual({ sure: true, code: '411525' });
    expect(reasons).toContain('所附定位不在河南省内，与来文所写的地点不一致，以来文为准');
  });

  it('is in no reason as such', () => {
    const { reasons } = placeOf('我家门口', { latitude: 32.18123, longitude: 115.66123 });
    expect(reasons).not.toMatch(/\d{2}\.\d/);
  });
});
