import { catalogue, decisionOn } from '../../../test/routing-under-test.ts';
import { enclosing, isPlaceholder, liesIn, type Region } from '../../catalogue/domain/region.ts';

/** What a router may say of a place: the right one, or that it does not know; never a wrong one for certain. */
const verdictOn = (text: string, right: Region | undefined, regionHint?: string): 'right' | 'doubted' | 'wrong' => {
  const { jurisdiction, reasons } = decisionOn(`${text}的路灯坏了一个月没人修，请维修路灯。`, { regionHint });
  if (/确认属地|人工研判并告知/.test(reasons.join(''))) return 'doubted';
  return right !== undefined && jurisdiction?.code === right.code ? 'right' : 'wrong';
};

const regions = [...catalogue.regions.values()].filter((region) => !isPlaceholder(region));
const ofHome = regions.filter((region) => liesIn(region, catalogue.home));
const counties = ofHome.filter(({ level }) => level === 'county');
const cities = ofHome.filter(({ level }) => level === 'city');
const townships = ofHome.filter(({ name, level }) => level === 'township' && /[镇乡]$/.test(name));
const shortNameOf = (city: Region): string => city.name.replace(/(?:市|地区|盟)$/, '');
const addressedElsewhere = (region: Region, index: number): string | undefined =>
  cities.filter((city) => !liesIn(region, city))[index % (cities.length - 1)]?.code;

describe('the places of the province', () => {
  it('are known by their full names: every county, on the board of its city', () => {
    const verdicts = counties.map((county) => verdictOn(county.name, county, enclosing(county, 'city')?.code));
    expect(verdicts.filter((verdict) => verdict !== 'right')).toEqual([]);
  });

  it('are known by their city and their stem: every district', () => {
    const missed = counties.filter((district) => {
      const { name, parent } = district;
      if (!parent || isPlaceholder(parent) || !/^..区$/.test(name)) return false;
      return verdictOn(`${shortNameOf(parent)}${name.slice(0, 2)}`, district) !== 'right';
    });
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it('are never mistaken for certain: every township after its county, on the board of another city', () => {
    const mistaken = townships.filter(
      (town, index) =>
        verdictOn(`${town.parent?.name ?? ''}${town.name}`, town.parent, addressedElsewhere(town, index)) === 'wrong',
    );
    expect(mistaken.map(({ name }) => name)).toEqual([]);
  });

  it('are never mistaken for certain: every township alone, where no board was addressed', () => {
    const mistaken = townships.filter((town) => verdictOn(town.name, town.parent) === 'wrong');
    expect(mistaken.map(({ name }) => name)).toEqual([]);
  });

  it('are not where somebody is far away: every city of other provinces', () => {
    const farOff = regions.filter(({ level, code }) => level === 'city' && !code.startsWith('41'));
    const mistaken = farOff.filter(
      (city) => verdictOn(`我是洛阳人，在${shortNameOf(city)}这边租的房，楼下`, undefined, '410300') === 'wrong',
    );
    expect(mistaken.map(({ name }) => name)).toEqual([]);
  });
});
