import { wireClocks, wireClockSteps, wireTermUnits } from '#contracts';
import { termUnits } from '#domain';
import { clockKinds, clockSteps } from './case-clock.ts';

it('the words of clocks on the wire are those of the domain', () => {
  expect(wireClocks).toEqual(clockKinds);
  expect(wireClockSteps).toEqual(clockSteps);
  expect(wireTermUnits).toEqual(termUnits);
});
