import type { Evidence } from './evidence.ts';
import { read } from './reader.ts';
import { trainReader, type ReadingExample } from './train-reader.ts';

const evidence: Evidence = {
  ...{ subject: '', text: '井盖没有了', phrases: new Map(), cues: new Map() },
  ...{ channel: 'web', month: 4 },
};
const said = (urgent: boolean, more: Partial<ReadingExample> = {}): ReadingExample => ({
  ...{ evidence, function: 'municipal-works', urgent, weight: 1 },
  ...more,
});
const urgencyAfter = (examples: readonly ReadingExample[]) =>
  read(evidence, trainReader(examples, ['municipal-works'], 'of a test')).urgency;

describe('A reader', () => {
  it('believes two whole messages more than three parts of such as do not show how pressing they were', () => {
    const calm = [said(false), said(false)];
    expect(urgencyAfter([...calm, said(true), said(true), said(true)])).toBeGreaterThan(0.5);
    const parts = Array.from({ length: 3 }, () => said(true, { isPart: true }));
    expect(urgencyAfter([...calm, ...parts])).toBeLessThan(0.5);
  });
});
