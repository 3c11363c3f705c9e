import { backOff } from './keep-running.ts';

it('waits twice as long before each restart, and at most half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 60].map(backOff)).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
});
