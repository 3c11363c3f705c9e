import { FromEnv } from '#platform';
import { IsInstance, IsInt, Max, Min } from 'class-validator';
import type { HotIssuePolicy } from './domain/hot-issue.ts';

/** When heating, water or power fails, it fails in many estates at once; a bill or a connection is one household's. */
const failuresOfNetworks = `heating-cold,heating-outage,water-cut,water-quality,water-pressure,rural-drinking-water,
  rural-water-quality,power-cut,low-voltage,farm-power,irrigation-wells,rivers-flood,disaster-relief`;

export class HotIssueConfig implements HotIssuePolicy {
  @FromEnv('HOT_ISSUE_SHARED_MATTERS', 'codes of matters that fail for many in a city at once, separated by commas', {
    parse: codesIn,
  })
  @IsInstance(Set)
  sharedMatters: ReadonlySet<string> = codesIn(failuresOfNetworks);

  @FromEnv('HOT_ISSUE_SHARED_PEOPLE', 'from how many people on such a matter is a hot issue, 3 to 1,000')
  @IsInt()
  @Min(3)
  @Max(1_000)
  sharedPeople = 5;

  @FromEnv('HOT_ISSUE_CONFIRMED_AT', 'from how many people on a hot issue needs no confirmation; 0 for never')
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  confirmedAt = 0;
}

function codesIn(text: string): ReadonlySet<string> {
  return new Set(text.split(/[\s,]+/).filter((code) => code !== ''));
}
