import { catalogue } from '../../../test/routing-under-test.ts';
import type { SampleMessage } from '../../catalogue/domain/matter.ts';
import { examplesFrom } from './examples-from-catalogue.ts';

const lamps = catalogue.matters.find(({ code }) => code === 'street-lamps')!;
const sample = (body: string): SampleMessage => ({ subject: '', body, urgent: true, coFunctions: ['electricity'] });

const examplesOf = (samples: readonly SampleMessage[], expressions = catalogue.expressions.slice(0, 0)) =>
  examplesFrom({ ...catalogue, matters: [{ ...lamps, samples }], expressions }).map(({ evidence, ...example }) => ({
    text: evidence.text.replace(/^\./, ''),
    ...example,
  }));

const evidenceOf = (samples: readonly SampleMessage[]) =>
  examplesFrom({ ...catalogue, matters: [{ ...lamps, samples }], expressions: [] }).map(({ evidence }) => evidence);

describe('what there is to learn from the catalogue', () => {
  it('is a sample whole, with all that is right about it, and in parts that say whose it is and how pressing it is', () => {
    const [whole, ...parts] = examplesOf([sample('灯坏了半年，晚上走路怕，没人来修。打过电话，还是黑的')]);
    expect(whole).toMatchObject({ function: 'municipal-works', kind: lamps.kind, urgent: true, weight: 1 });
    expect(whole).not.toHaveProperty('isPart');
    expect(parts).toEqual(
      ['灯坏了半年,打过电话', '晚上走路怕,还是黑的', '没人来修'].map((text) => ({
        text,
        function: 'municipal-works',
        urgent: true,
        weight: 1,
        isPart: true,
      })),
    );
  });

  it('is of the door and the month of the sample in each part', () => {
    const inSummer = { ...sample('灯坏了半年，晚上走路怕，没人来修'), channel: 'hotline', month: 7 } as const;
    expect(evidenceOf([inSummer]).map(({ channel, month }) => ({ channel, month }))).toEqual(
      Array.from({ length: 4 }, () => ({ channel: 'hotline', month: 7 })),
    );
  });

  it('is a short sample only whole', () => {
    expect(examplesOf([sample('灯坏了，没人修')])).toHaveLength(1);
  });

  it('is what people say of what no bureau may act on', () => {
    const outside = catalogue.matters.find(({ code }) => code === 'court-enforcement')!;
    const expressions = [{ matter: outside.code, text: '判决下来拿不到钱', others: [] }];
    const [example] = examplesFrom({ ...catalogue, matters: [{ ...outside, samples: [] }], expressions });
    expect(example).toMatchObject({ function: undefined, weight: 0.5, isPart: true });
  });

  it('is what people say, for each function that it shows, and nothing of a matter that is retired', () => {
    const expressions = [
      { matter: lamps.code, text: '夜里黑灯瞎火', others: ['electricity'] },
      { matter: 'retired-matter', text: '早就没有了', others: [] },
    ];
    expect(examplesOf([], expressions)).toEqual(
      ['municipal-works', 'electricity'].map((code) => ({
        text: '夜里黑灯瞎火',
        function: code,
        weight: 0.25,
        isPart: true,
      })),
    );
  });
});
