import { Membership } from './membership.ts';

describe('a membership in a consumer group', () => {
  it('is one of who has joined, for as long as heartbeats are answered', () => {
    const membership = new Membership();
    membership.become('connecting');
    expect(membership.state(0, 0)).toBe('connecting');
    membership.beat(1_000);
    expect(membership.state(6_000, 0)).toBe('joined');
    expect(membership.state(6_001, 0)).toBe('waiting');
    membership.beat(7_000);
    expect(membership.state(7_001, 0)).toBe('joined');
  });

  it('is so again after a rebalancing that came to nothing, when the coordinator takes its heartbeats as before', () => {
    const membership = new Membership();
    membership.beat(1_000);
    membership.become('connecting');
    expect(membership.state(1_001, 0)).toBe('connecting');
    membership.beat(2_500);
    expect(membership.state(2_501, 0)).toBe('joined');
  });

  it('is stuck when what is in hand does not end, however well heartbeats are answered', () => {
    const membership = new Membership();
    membership.beat(100_000);
    expect(membership.state(100_001, 60_000)).toBe('joined');
    expect(membership.state(100_001, 60_001)).toBe('stuck');
    expect(membership.state(106_000, 60_001)).toBe('waiting');
  });

  it('ends with the subscription', () => {
    const membership = new Membership();
    membership.beat(1_000);
    membership.become('stopped');
    expect(membership.state(1_001, 0)).toBe('stopped');
  });
});
