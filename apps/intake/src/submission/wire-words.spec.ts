import { wireChannels, wireKinds, wireStatuses } from '#contracts';
import { caseStatuses, channels, kinds } from '#domain';

describe('The words on the wire', () => {
  it('are the channels of the domain', () => {
    expect(wireChannels).toEqual(channels);
  });

  it('are the kinds of the domain', () => {
    expect(wireKinds).toEqual(kinds);
  });

  it('are the statuses of the domain', () => {
    expect(wireStatuses).toEqual(caseStatuses);
  });
});
