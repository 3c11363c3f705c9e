import type { Channel } from '#domain';
import { foreignChannel } from './own-channel.ts';

const refusal = (channel: Channel, channels?: readonly Channel[]) =>
  foreignChannel({ channel, subject: '', body: '' }, { clientId: 'client', channels });

describe('The channel of a message', () => {
  it('is one that its sender speaks for', () => {
    expect(refusal('hotline', ['hotline'])).toBeUndefined();
    expect(refusal('wechat', ['weibo', 'wechat'])).toBeUndefined();
    expect(refusal('hotline', ['message-board'])).toMatchObject({
      kind: 'forbidden',
      code: 'foreign-channel',
      fields: [{ field: 'channel', rule: 'own-channel', message: expect.stringContaining('message-board') }],
    });
  });

  it('is no one that a sender without any may name', () => {
    expect(refusal('hotline', [])?.fields).toMatchObject([{ message: expect.stringContaining('none') }]);
  });

  it('is free to who speaks for nobody', () => {
    expect(refusal('hotline')).toBeUndefined();
  });
});
