import { decisionOn } from '../../../test/routing-under-test.ts';

describe('a function that is likely', () => {
  it('is a person’s to confirm where the matter may be a court’s', () => {
    const { sure, function: duty, reasons } = decisionOn('新乡市，失信的钱已经还了，几天能坐高铁');
    expect({ sure, duty }).toEqual({ sure: false, duty: 'finance' });
    expect(reasons.join('')).toContain('是否属于行政部门的职能，需要人工研判');
  });

  it('is decided on where a court only stands beside it', () => {
    const wages = '新安县工地拖欠工资四万块，说让去法院告，请劳动监察去工地查一查。';
    expect(decisionOn(wages)).toMatchObject({ sure: true, function: 'labour-inspection' });
  });

  it('is a person’s to confirm where three bureaus disown it and the writer asks whose it is', () => {
    const pond = '商城县一个水塘被填了，国土称水利管，水利称农业管，农业称村里管，';
    const { sure, reasons } = decisionOn(`${pond}请明确主管部门。`);
    expect(sure).toBe(false);
    expect(reasons.join('')).toContain('几个部门都说不归自己管');
  });

  it('is decided on where two send the writer from one to the other', () => {
    const lamps = '伊川县城路灯一个月不亮，路灯杆也歪了，城管说归供电，供电说归城管，请维修路灯。';
    expect(decisionOn(lamps)).toMatchObject({ sure: true, function: 'municipal-works' });
  });
});
