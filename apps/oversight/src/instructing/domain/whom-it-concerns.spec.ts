import { asTheBureauReads, concerns, type Instruction, type Word } from './whom-it-concerns.ts';

const word = (id: string, kind: Word['kind'], ...bureauIds: string[]): Word => ({
  ...{ id, kind, bureauIds, saidBy: 'x', text: id, saidAt: new Date(0) },
});
const named = (id: string) => ({ bureau: { id, name: id, regionCode: '410181' }, answerBy: new Date(0) });
const instruction: Instruction = {
  ...{ id: 'i', caseId: 'c', caseNumber: 'n', entryId: 'e', givenBy: 'leader-1', givenAt: new Date(0), version: 1 },
  settleBy: new Date(0),
  bureaus: [named('a'), named('b')],
  words: [
    word('1', 'instruction', 'a', 'b'),
    word('2', 'report', 'a'),
    word('3', 'report', 'b'),
    word('4', 'follow-up', 'b'),
  ],
};

const aboutNobody = { about: [] };

describe('An instruction', () => {
  it.each([
    ['the leader who gave it', true, { subject: 'leader-1', roles: ['leader'], regionCode: '410000' }],
    ['that leader, gone to another region', false, { subject: 'leader-1', roles: ['leader'], regionCode: '411000' }],
    ['another leader', false, { subject: 'leader-2', roles: ['leader'], regionCode: '410000' }],
    ['a supervisor of the county', true, { subject: 's', roles: ['supervisor'], regionCode: '410181' }],
    ['a supervisor of the province', true, { subject: 's', roles: ['supervisor'], regionCode: '410000' }],
    ['a supervisor of another county', false, { subject: 's', roles: ['supervisor'], regionCode: '410182' }],
    ['a triage officer', false, { subject: 't', roles: ['triage-officer'], regionCode: '410000' }],
    ['an auditor', false, { subject: 'a', roles: ['auditor'], regionCode: '410000' }],
    ['a handler by the subject of the leader', false, { subject: 'leader-1', roles: ['handler'] }],
  ])('concerns or does not concern %s', (_, expected, reader) => {
    expect(concerns(reader, instruction, '410181')).toBe(expected);
  });

  it('is read by a bureau without what others reported and what is said to others', () => {
    const read = asTheBureauReads(instruction, ['a'], aboutNobody);
    expect(read!.words.map(({ id }) => id)).toEqual(['1', '2']);
    expect(read!.bureaus.map(({ bureau }) => bureau.id)).toEqual(['a']);
    expect(asTheBureauReads(instruction, ['b'], aboutNobody)!.words.map(({ id }) => id)).toEqual(['1', '3', '4']);
  });

  it('is not read by a bureau that it does not name', () => {
    expect(asTheBureauReads(instruction, ['c'], aboutNobody)).toBeUndefined();
  });

  it('is not read by a bureau that the case is a complaint about', () => {
    expect(asTheBureauReads(instruction, ['a'], { about: ['a'] })).toBeUndefined();
    expect(asTheBureauReads(instruction, ['b'], { about: ['a'] })).toBeDefined();
  });
});
