import { decisionOn } from '../../../test/routing-under-test.ts';
import { functionsToldApart } from './matters-told-apart.ts';

const share = (code: string, of: number) => ({ code, share: of });
const about = (code: string, of = 0.9) => ({ functions: [share(code, of)] });
/** Reads a part by the one word that stands in it. */
const readPart = (part: string) => {
  if (part.includes('灯')) return [share('municipal-works', 0.9)];
  if (part.includes('学')) return [share('education', 0.9)];
  if (part.includes('药')) return [share('health', 0.7)];
  return [share('none', 0.95)];
};

describe('matters that a message numbers', () => {
  const told = (text: string, whole = about('municipal-works')) => functionsToldApart(text, whole, readPart);

  it('are those of its parts, beside what the whole is about', () => {
    expect(told('一是灯,二是学')).toEqual(['education']);
    expect(told('一是灯,二是学', about('education'))).toEqual(['municipal-works']);
  });

  it('are one where a part says nothing plainly, or nothing for which a bureau may act', () => {
    expect(told('一是灯,二是药')).toEqual([]);
    expect(told('一是灯,二是谢谢')).toEqual([]);
    expect(told('一是灯,二是灯')).toEqual([]);
  });

  it('are one where its parts are sides of what was named before them, or none of them is what the whole is about', () => {
    expect(told('灯的事.一是灯,二是学')).toEqual([]);
    expect(told('一是灯,二是学', about('resettlement'))).toEqual([]);
  });

  it('are one where the whole leaves no doubt', () => {
    expect(told('一是灯,二是学', about('municipal-works', 0.99))).toEqual([]);
  });
});

describe('a message that tells several matters', () => {
  it.each([
    ['两个问题：一是安置房交房五年没有房产证，二是小区外面那条路的路灯全灭了。', ['resettlement', 'municipal-works']],
    [
      '1、自来水发黄一个多月了。2、门口夜市占道，油烟往楼上灌。3、路口没有红绿灯，孩子过马路危险。',
      ['water-supply', 'urban-management', 'traffic-police'],
    ],
    [
      '工地欠我们十六个人三个月工钱。还有一件事，我买的楼盘预售资金被挪用停工了，请住建查查。',
      ['labour-inspection', 'housing'],
    ],
    [
      '您好，想问两件事：第一，我妈的异地住院怎么报销；第二，我们村电压低，空调带不动，什么时候改造线路？',
      ['medical-insurance', 'electricity'],
    ],
  ])('is for a person, who is told the function of each: %s', (body, functions) => {
    const decision = decisionOn(body, { regionHint: '411681' });
    const { function: lead, besides, alternatives, sure, reasons } = decision;
    expect([lead, ...alternatives.map((one) => one.function)]).toEqual(expect.arrayContaining(functions));
    expect(functions.filter((code) => code !== lead)).toContain(besides?.function);
    expect(alternatives[0]?.function).toBe(besides?.function);
    expect(sure).toBe(false);
    expect(reasons.join('')).toMatch(/来文可能同时反映了属于.+职能的另[一几]件事，需要人工确认是否分办。/);
  });

  it.each([
    ['what is asked for', '一是希望尽快把路灯修好，二是希望以后加强巡查，别再出现大面积不亮的情况。'],
    ['what was done so far', '老板拖欠工资。第一，过年前说等工程款；第二，年后电话不接；第三，人找不着了。'],
    ['sides of it', '幼儿园乱收费：一、每学期收校服钱；二、延时班强制报名；三、不报名的孩子不让进。'],
    ['more of it', '暖气不热，家里只有十五度。另外，邻居家也是一样的温度，希望热力公司来测温。'],
  ])('is not one that tells one matter and numbers %s', (_, body) => {
    expect(decisionOn(body, { regionHint: '411681' }).besides).toBeUndefined();
  });
});
