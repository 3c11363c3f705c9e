import fc from 'fast-check';
import { checkReply } from './check-reply.ts';
import { demandsIn } from './demands.ts';
import { saysNothing } from './empty-words.ts';
import { findingKinds } from './finding.ts';
import { likeness, sketchOf } from './sketch.ts';

const places = fc.constantFrom('翠湖小区', '建设路东段', '育才学校门口', '体育公园南门');
const matters = fc.constantFrom('路灯维修', '停车收费', '垃圾清运', '污水管网改造', '电梯加装');
const demand = fc
  .tuple(
    places,
    matters,
    fc.constantFrom(
      (what: string) => `请问${what}何时完成？`,
      (what: string) => `请问${what}的费用是多少钱？`,
      (what: string) => `请告知${what}能否列入今年的计划？`,
      (what: string) => `请尽快安排${what}。`,
      (what: string) => `希望${what}能够公示进度，`,
    ),
  )
  .map(([place, matter, ask]) => ask(`${place}${matter}`));

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });
const asked = (body: string) => ({ numbers: [], subject: '翠湖小区', body, texts: [body], told: [], earlier: [] });

describe('Whatever is asked', () => {
  it('a reply that repeats each demand with an answer leaves none without one', () => {
    fc.assert(
      fc.property(fc.array(demand, { minLength: 1, maxLength: 6 }), (demands) => {
        const answers = demands.map((words) => `关于“${words}”：已于11月20日办结，费用为300元。`);
        const found = checkReply(asked(demands.join('\n')), answers.join('\n'));
        expect(found.filter(({ kind }) => kind === 'unanswered' || kind === 'says-nothing')).toEqual([]);
      }),
    );
  });

  it('a reply that speaks of none of it is doubtful', () => {
    fc.assert(
      fc.property(fc.array(demand, { minLength: 1, maxLength: 6 }), (demands) => {
        expect(checkReply(asked(demands.join('\n')), '经核，王家湾村承包纠纷调解协议已签。')).not.toEqual([]);
      }),
    );
  });

  it('and answered, each finding is of a known kind, quotes something, and there are not too many', () => {
    fc.assert(
      fc.property(anyText, anyText, (body, reply) => {
        const found = checkReply(asked(body), reply);
        expect(found.length).toBeLessThanOrEqual(40);
        for (const { kind, says, words } of found) {
          expect(findingKinds).toContain(kind);
          expect(Array.from(says + words).length).toBeLessThanOrEqual(290);
        }
      }),
    );
  });

  it('there are at most twenty demands, each in the words of the message', () => {
    fc.assert(
      fc.property(fc.array(demand, { maxLength: 60 }), (demands) => {
        expect(demandsIn('翠湖小区', demands).length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it.each([
    '请尽快安排翠湖小区路灯维修，',
    '请向市发展局咨询。',
    '以上',
    '请问何时，',
    '我们',
    '已',
    '（1）',
    '20261101-',
  ])('it is read in a time that grows with its length, also where all of it is %s', (words) => {
    const longest = words.repeat(10_000 / words.length);
    const begun = performance.now();
    checkReply({ ...asked(longest), texts: Array.from({ length: 21 }, () => longest) }, longest);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it.each(['您《', '您1234567'])('no part of the reply is read from each of its places on: %s', (words) => {
    const begun = performance.now();
    saysNothing('翠湖小区', words.repeat(100_000 / words.length));
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

describe('A sketch', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('路灯停车垃圾清运污水管网改造电梯加装小区学校公园公示进度')),
    maxLength: 200,
  });

  it('is the same for the same text, whatever digits and signs stand in it', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(likeness(sketchOf(words), sketchOf(Array.from(words).join('1，')))).toBe(1);
      }),
    );
  });

  it('estimates what two texts share within a fifth', () => {
    const shared = '本局已会同相关单位完成现场核查并形成处理意见，整改工作按照方案有序推进';
    const [one, other] = [`${shared}路灯恢复照明`, `${shared}垃圾清运完毕`].map((words) => sketchOf(words));
    expect(Math.abs(likeness(one!, other!) - 0.74)).toBeLessThan(0.2);
  });
});
