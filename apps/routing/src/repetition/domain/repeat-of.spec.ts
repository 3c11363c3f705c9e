import { numberRepeats } from './number-repeats.ts';
import { type EarlierVoice, repeatOf } from './repeat-of.ts';

const nothing = { terms: new Uint32Array(), weights: new Float32Array() };
const voice = (caseNumber: string, more: Partial<EarlierVoice> = {}): EarlierVoice => ({
  caseId: `id of ${caseNumber}`,
  caseNumber,
  writer: 'one',
  regionCode: '410922',
  matterCode: 'dead-end-roads',
  submittedAt: new Date('2026-11-23T04:00:00Z'),
  sketch: nothing,
  nameShare: 0,
  ...more,
});
const repeating = (caseNumber: string, times: number) => ({ caseId: `id of ${caseNumber}`, caseNumber, times });

describe('What a person repeats', () => {
  it.each([
    ['the same county', '410922', 2],
    ['the city of the county', '410900', 2],
    ['another county', '410923', undefined],
    ['no place', undefined, 2],
  ])('is the same matter in %s', (_, regionCode, times) => {
    expect(repeatOf(voice('b', { regionCode }), [voice('a')])?.repeat.times).toBe(times);
  });

  it('is counted on from the last that was said of it, whichever of them it is like', () => {
    const earlier = [voice('a'), voice('b', { matterCode: 'other', repeat: repeating('a', 2) })];
    expect(repeatOf(voice('c'), earlier)?.repeat).toEqual(repeating('a', 3));
  });

  it('is the next open case where the first has been settled', () => {
    const earlier = [
      voice('b', { repeat: repeating('a', 2), isFirstSettled: true }),
      voice('c', { repeat: repeating('a', 3), isFirstSettled: true }),
      voice('d', { repeat: repeating('b', 4) }),
    ];
    expect(repeatOf(voice('e'), earlier)?.repeat).toEqual(repeating('b', 5));
  });

  it('tells a place where it names none', () => {
    expect(repeatOf(voice('b', { regionCode: undefined }), [voice('a')])?.regionCode).toBe('410922');
  });

  it('is never the letter from which it was split, nor another part of that, but what was written before', () => {
    const [before, later] = [new Date('2026-11-20T04:00:00Z'), new Date('2026-11-25T04:00:00Z')];
    const part = (caseNumber: string) => voice(caseNumber, { isPart: true });
    const ofALetter = [voice('b'), part('c'), part('d')];
    expect(numberRepeats(ofALetter, [])).toEqual(new Map());
    const numbered = numberRepeats(
      [...ofALetter, voice('e', { submittedAt: later })],
      [voice('a', { submittedAt: before })],
    );
    expect([...numbered.values()].map(({ repeat }) => repeat)).toEqual(
      [2, 2, 2, 3].map((times) => repeating('a', times)),
    );
  });

  it('is not what came in before its letter was split', () => {
    const between = voice('b', { submittedAt: new Date('2026-11-24T04:00:00Z'), repeat: repeating('a', 2) });
    expect(repeatOf(voice('c', { isPart: true }), [voice('a'), between])).toBeUndefined();
  });

  it('is nothing where nobody is known to have written it', () => {
    const unknown = ['a', 'b'].map((caseNumber) => voice(caseNumber, { writer: undefined }));
    expect(numberRepeats(unknown, [])).toEqual(new Map());
  });
});
