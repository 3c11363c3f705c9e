import Sequencer from '@jest/test-sequencer';

/** What takes longest, the longest of each project first; each at least three times as long as most. */
const long = [
  'test/faults/kills.faults.ts',
  'test/acceptance/many-speak-of-one-thing.acceptance.ts',
  'apps/routing/src/learning/train-on-corrections.int-spec.ts',
  'test/doors/doors.int-spec.ts',
  'libs/platform/src/files/storing/file-store.int-spec.ts',
  'apps/routing/src/administering/policies/policies.int-spec.ts',
  'apps/department/src/succession/succession.int-spec.ts',
  'apps/routing/src/administering/places/places.int-spec.ts',
  'apps/routing/src/replaying/replay-past-cases.int-spec.ts',
  'apps/routing/commands/hot-issues.int-spec.ts',
];

/**
 * Runs what takes longest first, so that nothing runs on alone at the end. Jest knows how long a suite takes only where it ran before;
 * elsewhere it goes by the size of the file, and the longest of ours are short.
 */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return sorted.toSorted((one, other) => placeOf(one.path) - placeOf(other.path));
  }
}

function placeOf(path) {
  const place = long.findIndex((end) => path.endsWith(`/${end}`));
  return place === -1 ? long.length : place;
}
