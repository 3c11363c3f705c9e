import { Obstacle } from '../obstacle.ts';
import { findJava, javaVersion } from './java.ts';

it.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_412"', 8],
  ['what is this', 0],
])('reads the feature version out of %s', (printed, version) => {
  expect(javaVersion(printed)).toBe(version);
});

it('says how to get Java where JAVA_HOME leads nowhere', () => {
  const failure = thrownBy(() => findJava({ JAVA_HOME: '/nowhere' }));
  expect(failure).toBeInstanceOf(Obstacle);
  expect(failure).toHaveProperty('message', expect.stringContaining('/nowhere/bin/java'));
  expect(failure).toHaveProperty('remedy', expect.stringContaining('apt-get install openjdk-17-jre-headless'));
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
