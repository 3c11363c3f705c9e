import { catalogue, knowledge } from '../../../test/routing-under-test.ts';
import type { Matter } from '../../catalogue/domain/matter.ts';
import type { Reading } from '../../reading/domain/reader.ts';
import { isUrgent } from './urgency.ts';

/** A matter of which nothing is said but what a test says. */
const matterWith = (rules: Partial<Matter>): Matter => ({
  ...{ code: 'lift-fault', name: '电梯故障', phrases: [], urgentPhrases: [], coFunctions: [], samples: [] },
  ...{ urgentMonths: new Set<number>(), urgentWhen: new Set() },
  ...rules,
});

const reading = (urgency: number): Reading => ({ functions: [], kinds: [], coFunctions: [], urgency });
const kind = 'complaint' as const;
const month = 4;
const told = (text: string, matter: Matter = matterWith({})) => ({
  ...{ kind, month, matter, words: { text, subjectEnd: 0 } },
});

describe('A message', () => {
  it('is urgent where that is likely enough, whatever its matter', () => {
    expect(isUrgent(reading(0.4), { ...told(''), kind: 'inquiry', matter: undefined }, knowledge)).toBe(true);
    expect(isUrgent(reading(0.39), told(''), knowledge)).toBe(false);
  });

  it('is urgent in the months that count for its matter, where something is to happen', () => {
    const inSeason = told('', matterWith({ urgentMonths: new Set([month]) }));
    expect(isUrgent(reading(0), inSeason, knowledge)).toBe(true);
    expect(isUrgent(reading(0), { ...inSeason, kind: 'inquiry' }, knowledge)).toBe(false);
    expect(isUrgent(reading(0), { ...inSeason, month: month + 1 }, knowledge)).toBe(false);
  });

  it('is urgent sooner where an urgent phrase of its matter stands in it', () => {
    expect(isUrgent(reading(0.3), told('有人困在电梯里'), knowledge)).toBe(true);
    expect(isUrgent(reading(0.29), told('有人困在电梯里'), knowledge)).toBe(false);
    expect(isUrgent(reading(0.3), told('电梯三天没开'), knowledge)).toBe(false);
    expect(isUrgent(reading(0.3), told('有人困在电梯里', matterWith({ code: 'buses' })), knowledge)).toBe(false);
  });

  it.each([
    ['danger', '已经有人受伤住院'],
    ['minors', '孩子每天从这里过'],
    ['group', '业主准备集体上访'],
    ['vulnerable', '老人卧床在家'],
  ] as const)('is urgent sooner where it shows %s, and that counts for its matter', (circumstance, text) => {
    const counts = matterWith({ urgentWhen: new Set([circumstance]) });
    expect(isUrgent(reading(0.3), told(text, counts), knowledge)).toBe(true);
    expect(isUrgent(reading(0.3), told(text), knowledge)).toBe(false);
    expect(isUrgent(reading(0.3), told('请尽快处理', counts), knowledge)).toBe(false);
    expect(isUrgent(reading(0.3), { ...told(text, counts), kind: 'suggestion' }, knowledge)).toBe(false);
  });

  it('can show each circumstance that the catalogue names', () => {
    const named = new Set(catalogue.matters.flatMap(({ urgentWhen }) => [...urgentWhen]));
    expect(new Set(catalogue.circumstances.map(({ circumstance }) => circumstance))).toEqual(named);
  });
});
