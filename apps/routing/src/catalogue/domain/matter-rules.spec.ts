import type { MatterContent } from './matter.ts';
import { faultsOfMatter } from './matter-rules.ts';

const functions = new Map(['fire', 'housing'].map((code) => [code, { code, name: code }]));
const matter: MatterContent = {
  name: '电动车飞线充电',
  function: 'fire',
  phrases: ['飞线充电!'],
  urgentPhrases: [],
  urgentMonths: [],
  urgentWhen: ['danger'],
  coFunctions: [{ function: 'housing', always: false }],
  samples: [{ subject: '', body: '楼下到处扯线充电', urgent: false, coFunctions: ['housing'] }],
};
const faults = (changes: Partial<MatterContent>) =>
  faultsOfMatter({ ...matter, ...changes }, functions).map(({ field, rule }) => `${field}: ${rule}`);

describe('a matter', () => {
  it('may say all this', () => {
    expect(faults({})).toEqual([]);
  });

  it('may have no function, where no bureau may act', () => {
    expect(faults({ function: undefined })).toEqual([]);
  });

  it('must name functions that exist, each by its place', () => {
    const sample = { subject: '', body: '充电', urgent: false, coFunctions: ['housing', 'magic'] };
    expect(
      faults({ function: 'alchemy', coFunctions: [{ function: 'magic', always: true }], samples: [sample] }),
    ).toEqual([
      'function: known-function',
      'coFunctions[0].function: known-function',
      'samples[0].coFunctions[1]: known-function',
    ]);
  });

  it('does not help itself', () => {
    expect(faults({ coFunctions: [{ function: 'fire', always: true }] })).toEqual([
      'coFunctions[0].function: another-function',
    ]);
  });

  it('needs a phrase or a sample to be found by', () => {
    expect(faults({ phrases: [] })).toEqual([]);
    expect(faults({ samples: [] })).toEqual([]);
    expect(faults({ phrases: [], samples: [] })).toEqual(['phrases: can-be-found']);
  });
});
