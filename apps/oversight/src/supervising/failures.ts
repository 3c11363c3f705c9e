import { Failure } from '#domain';
import type { Entry } from './domain/entry.ts';

export function entryNotFound(): Failure {
  return new Failure('not-found', 'entry-not-found', 'There is no such entry of the supervision list for you.');
}

/** Somebody else was first. */
export function entryChanged({ state, verdict, version }: Entry): Failure {
  return new Failure('conflict', 'entry-changed', `The entry has changed meanwhile: it is ${state} now.`, {
    extra: { current: { state, verdict, version } },
  });
}

export function entryClosed({ state, verdict, version }: Entry): Failure {
  return new Failure('conflict', 'entry-closed', 'The entry is closed.', {
    extra: { current: { state, verdict, version } },
  });
}

export function notSettled({ state, verdict, version }: Entry): Failure {
  const message = 'reason must say why it is closed although its citizen is not satisfied.';
  return new Failure(
    'conflict',
    'not-settled',
    `The case is ${verdict}: it is followed until its citizen is satisfied.`,
    {
      fields: [{ field: 'reason', rule: 'required-unless-settled', message }],
      extra: { current: { state, verdict, version } },
    },
  );
}
