import { Failure } from '#domain';
import type { HotIssueRow } from './hot-issue-table.ts';

export function hotIssueNotFound(): Failure {
  return new Failure('not-found', 'hot-issue-not-found', 'There is no hot issue with this id.');
}

export function hotIssueChanged({ version }: HotIssueRow): Failure {
  return new Failure('conflict', 'hot-issue-changed', 'Another meeting was recorded meanwhile.', {
    extra: { current: { version } },
  });
}
