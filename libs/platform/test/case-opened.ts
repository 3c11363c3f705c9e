import { randomUUID } from 'node:crypto';
import type { PublishedEvent } from '#testing';

/** `case.opened`, to be announced. */
export function announcement() {
  const caseId = randomUUID();
  const now = new Date().toISOString();
  const caseNumber = '20261123-0000001-5';
  const payload = { caseId, caseNumber, caseVersion: 1, occurredAt: now, channel: 'web', submittedAt: now } as const;
  return { type: 'xinqiao.case.opened.v1', key: caseId, subject: caseNumber, payload } as const;
}

/** The same as department has announced it. */
export function opened(): PublishedEvent {
  const ids = { id: randomUUID(), correlationId: randomUUID() };
  return { ...announcement(), ...ids, source: '/xinqiao/department', time: new Date() };
}
