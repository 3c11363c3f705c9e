import { catalogue } from '../../../test/shipped-catalogue.ts';

const { bureaus, regions, functions } = catalogue;
const nameOf = (functionCode: string, regionCode: string) =>
  bureaus.bureauFor(functionCode, regions.get(regionCode)!)?.name;

describe('bureaus', () => {
  it.each([
    ['a county-level city', 'labour-inspection', '411681', '项城市人力资源和社会保障局'],
    ['a county', 'education', '411525', '固始县教育局'],
    ['a district, with its city', 'medical-insurance', '411003', '许昌市建安区医疗保障局'],
    ['a development zone, by its own name', 'education', '410172', '郑州高新技术产业开发区教育局'],
    ['a city', 'traffic-police', '410100', '郑州市公安局交通警察支队'],
    ['a county under the traffic police', 'traffic-police', '411525', '固始县公安局交通警察大队'],
    ['the province', 'emergency', '410000', '河南省应急管理厅'],
    ['a town', 'township', '411681110', '项城市秣陵镇人民政府'],
    ['a subdistrict', 'township', '419001001', '济源市沁园街道办事处'],
  ])('are called as their seals have it: %s', (_, functionCode, regionCode, name) => {
    expect(nameOf(functionCode, regionCode)).toBe(name);
  });

  it('that carry the province in their name do not carry it twice', () => {
    expect(nameOf('electricity', '410000')).toBe('国网河南省电力公司');
  });

  it('serve every function but the township’s in every city and county of the province', () => {
    const served = [...regions.values()].filter(
      ({ code, level }) => code.startsWith('41') && code !== '419000' && (level === 'city' || level === 'county'),
    );
    for (const region of served) {
      const missing = [...functions.keys()].filter((code) => !bureaus.bureauFor(code, region));
      expect({ region: region.name, missing }).toEqual({ region: region.name, missing: ['township'] });
    }
  });

  it('have the duties on their list and those of whom they took up', () => {
    const [labour, water] = ['411681-human-resources-and-social-security', '411681-water-resources'];
    expect(bureaus.hasDuty(labour, 'labour-inspection')).toBe(true);
    expect(bureaus.hasDuty(water, 'labour-inspection')).toBe(false);
    expect(bureaus.hasDuty('411681-nobody', 'labour-inspection')).toBe(false);
    const merged = bureaus.with([{ ...bureaus.find(labour)!, successorId: water }]);
    expect(merged.hasDuty(water, 'labour-inspection')).toBe(true);
  });

  it('have ids that no other bureau has, in the form that events demand', () => {
    const ids = [...regions.values()]
      .filter(({ code }) => code.startsWith('41'))
      .flatMap((region) => bureaus.bureausOf(region).map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[1-9]\d{5}(-[a-z0-9]{1,40}){1,12}$/.test(id))).toEqual([]);
  });
});
