import { decisionOn, knowledge } from '../../../test/routing-under-test.ts';
import { noFunction, type Reading } from '../../reading/domain/reader.ts';
import { chooseFunction } from './function-choice.ts';
import { doubtAbout } from './function-doubt.ts';

/** A function of which the reader is sure, with so much for it that no bureau may act. */
const readingWith = (nobodys: number): Reading => ({
  functions: [
    { code: 'finance', share: 0.95 },
    { code: noFunction, share: nobodys },
  ],
  urgency: 0,
  kinds: [],
  coFunctions: [],
});
const isClear = (text: string, nobodys: number): boolean => {
  const reading = readingWith(nobodys);
  return chooseFunction(reading, [], knowledge, { doubt: doubtAbout(text, reading) }).isClear;
};

describe('a function that is likely', () => {
  it('is a person’s to confirm where the matter may be a court’s', () => {
    expect(isClear('失信的钱已经还了,几天能坐高铁', 0.04)).toBe(false);
    expect(isClear('失信的钱已经还了,几天能坐高铁', 0.001)).toBe(true);
    expect(isClear('贷款的钱已经还了,几天能坐高铁', 0.04)).toBe(true);
  });

  it('is a person’s to confirm where three bureaus disown it and the writer asks whose it is', () => {
    const disowned = '国土称水利管,水利称农业管,农业称村里管';
    expect(isClear(`${disowned},请明确主管部门`, 0)).toBe(false);
    expect(isClear(`${disowned},水塘还是让人填了`, 0)).toBe(true);
    expect(isClear('城管说归供电,供电说归城管,到底归谁', 0)).toBe(true);
  });

  it('is told to be doubted in words of its own', () => {
    const court = decisionOn('新乡市，失信的钱已经还了，几天能坐高铁');
    expect(court.reasons.join('')).toContain('是否属于行政部门的职能，需要人工研判');
    const pond = decisionOn('商城县一个水塘被填了，国土称水利管，水利称农业管，农业称村里管，请明确主管部门。');
    expect(pond.reasons.join('')).toContain('几个部门都说不归自己管');
  });

  it('is decided on where a court only stands beside it', () => {
    const wages = '新安县工地拖欠工资四万块，说让去法院告，请劳动监察去工地查一查。';
    expect(decisionOn(wages)).toMatchObject({ sure: true, function: 'labour-inspection' });
  });
});
