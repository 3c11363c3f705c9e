import fc from 'fast-check';
import { eventText, heartbeatText, placeIn } from './event-text.ts';

describe('an event of a stream', () => {
  it('is a text of three lines and an empty one, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reason) => {
        const text = eventText({ place: 7, type: 'xinqiao.escalation.snoozed.v1', payload: { reason } });
        const [id, event, data, ...rest] = text.split(/\r\n|\r|\n/);
        expect([id, event, rest]).toEqual(['id: 7', 'event: xinqiao.escalation.snoozed.v1', ['', '']]);
        expect(JSON.parse(data!.slice('data: '.length))).toEqual({ reason });
      }),
    );
  });

  it('is come back to by its id', () => {
    expect(placeIn('7')).toBe(7);
    expect(heartbeatText(7)).toContain('id: 7\n');
    for (const none of ['', '-1', '1.5', 'seven', '1e3', '9'.repeat(16)]) expect(placeIn(none)).toBeUndefined();
  });
});
