import { wireChannels, wireKinds } from '#contracts';
import { channels, kinds } from '#domain';

describe('The words on the wire', () => {
  it('are the channels of the domain', () => {
    expect(wireChannels).toEqual(channels);
  });

  it('are the kinds of the domain', () => {
    expect(wireKinds).toEqual(kinds);
  });
});
