import { catalogue } from '../../../test/shipped-catalogue.ts';
import { Language } from './language.ts';
import { numberRepeats } from './number-repeats.ts';
import { type EarlierVoice, repeatOf } from './repeat-of.ts';
import { nameShare } from './sketch.ts';

const language = new Language(catalogue.matters);
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

  const sketchOf = (text: string) => {
    const sketch = language.sketchOf({ subject: '', body: text }, language.frequencies.rarity);
    return { sketch, nameShare: nameShare(sketch) };
  };
  const lift = '项城市碧桂园小区电梯坏了一个月没人修，老人下不了楼。';
  it.each([
    ['the same estate in other words', '碧桂园3号楼电梯又停了，物业不管，困了人。', {}, 2],
    ['no estate', '我们小区电梯还是没修好，请尽快处理。', {}, 2],
    ['another estate', '项城市建业小区电梯坏了一个月没人修，老人下不了楼。', {}, undefined],
    ['an estate of that name in another county', lift.replace('项城市', '沈丘县'), { regionCode: '411624' }, undefined],
    ['the same text on the board of another county', lift, { regionCode: '411624' }, 2],
  ])('is told by what is named: %s', (_, text, more, times) => {
    const said = (caseNumber: string, body: string) =>
      voice(caseNumber, { regionCode: '411681', matterCode: 'lifts', ...sketchOf(body) });
    expect(repeatOf({ ...said('b', text), ...more }, [said('a', lift)])?.repeat.times).toBe(times);
  });

  it('is nothing where another estate is named than in what the first was repeated by', () => {
    const said = (caseNumber: string, body: string, times?: number) =>
      voice(caseNumber, {
        matterCode: 'lifts',
        ...sketchOf(body),
        repeat: times === undefined ? undefined : repeating('a', times),
      });
    const earlier = [said('a', lift), said('b', '我们小区电梯还是没修好，请尽快处理。', 2)];
    expect(repeatOf(said('c', '项城市建业小区电梯坏了，物业不管。'), earlier)).toBeUndefined();
    expect(repeatOf(said('c', '碧桂园电梯坏了，物业不管。'), earlier)?.repeat.times).toBe(3);
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
