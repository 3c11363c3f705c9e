import { catalogue } from '../../../test/shipped-catalogue.ts';
import { Gazetteer } from '../../deciding/domain/gazetteer.ts';
import { namesPlacedBy } from './names-placed-by.ts';

const gazetteer = new Gazetteer(catalogue);
const xiangcheng = catalogue.regions.get('411681') ?? catalogue.home;
const placed = (text: string) => namesPlacedBy(text, xiangcheng, gazetteer);

describe('a decision for a county', () => {
  it('places a name that stands alone or beside the county', () => {
    expect(placed('翰林苑小区停水.')).toEqual(['翰林苑小区']);
    expect(placed('周口市翰林苑小区停水.')).toEqual(['翰林苑小区']);
    expect(placed('项城市翰林苑小区停水.')).toEqual(['翰林苑小区']);
    expect(placed('项城秣陵镇柳河湾村停水.')).toEqual(['柳河湾村']);
  });

  it('does not place what the text puts into another county', () => {
    expect(placed('我在太康县翰林苑小区买了房,工资是项城市的工地欠的.')).toEqual([]);
  });

  it('places nothing that stands alone where another county is named', () => {
    expect(placed('翰林苑小区停水,太康县也停水.')).toEqual([]);
  });

  it('does not place what something is likened to', () => {
    expect(placed('人家翰林苑小区早就通暖气了.')).toEqual([]);
  });

  it('places nothing by a list', () => {
    expect(placed('翰林苑小区、碧水湾小区、锦绣江南小区、柳河湾村都停水.')).toEqual([]);
  });
});
