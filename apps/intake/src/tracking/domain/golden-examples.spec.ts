import { readFileSync } from 'node:fs';
import { caseStatuses } from '#domain';
import { factOf, type TimelineEvent, type TimelineEventType, timelineEvents } from './fact.ts';
import { timelineOf } from './timeline.ts';

const submittedAt = new Date('2026-11-23T08:00:00Z');

describe.each(timelineEvents)('What a citizen reads of the golden example of %s', (type) => {
  it('is a sentence in Chinese, without a gap where something was to stand', () => {
    const fact = factOf(exampleOf(type));
    const { text, status } = timelineOf(submittedAt, [{ version: 1, occurredAt: submittedAt, fact }])[1]!;
    expect(text).toMatch(/^\p{Script=Han}.*[。！\p{Script=Han}]$/u);
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    expect(caseStatuses).toContain(status);
  });
});

function exampleOf(type: TimelineEventType): TimelineEvent {
  const name = type.split('.').slice(1, 3).join('-');
  const payload: unknown = JSON.parse(readFileSync(`libs/contracts/src/${name}.example.json`, 'utf8'));
  return { type, payload } as TimelineEvent;
}
