import { reachesCase } from './reach.ts';

const place = { bureauIds: ['411681-labour', '411681-police'], regionCode: '411681' };

it('reaches the cases that the bureau works on, as lead or beside it, and no others', () => {
  expect(reachesCase({ bureauId: '411681-labour' }, place)).toBe(true);
  expect(reachesCase({ bureauId: '411681-police' }, place)).toBe(true);
  expect(reachesCase({ bureauId: '411681-heating' }, place)).toBe(false);
});

it("reaches the cases of the region's subtree, and no others", () => {
  expect(reachesCase({ regionCode: '411600' }, place)).toBe(true);
  expect(reachesCase({ regionCode: '410100' }, place)).toBe(false);
});

it('reaches a case without a region only for the whole province', () => {
  expect(reachesCase({ regionCode: '410000' }, { bureauIds: [] })).toBe(true);
  expect(reachesCase({ regionCode: '411600' }, { bureauIds: [] })).toBe(false);
});

it('reaches nothing where it says neither', () => {
  expect(reachesCase({}, { bureauIds: [] })).toBe(false);
  expect(reachesCase({}, place)).toBe(false);
});
