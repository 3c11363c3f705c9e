import type { Channel, Contact } from '#domain';
import { isOnlyByCall } from './only-by-call.ts';

describe('Who wrote is reached by a call alone', () => {
  it.each<[boolean, string, Channel, Contact | undefined]>([
    [true, 'left a telephone number and no mail address', 'message-board', { name: '李女士', phone: '13800000000' }],
    [true, 'rang the hotline and left nothing', 'hotline', undefined],
    [true, 'rang the hotline and left a name', 'hotline', { name: '李女士' }],
    [false, 'left a mail address as well', 'hotline', { phone: '13800000000', email: 'li@example.org' }],
    [false, 'left nothing on the message board', 'message-board', undefined],
  ])('%s when he %s', (expected, _, channel, contact) => {
    expect(isOnlyByCall(channel, contact)).toBe(expected);
  });
});
