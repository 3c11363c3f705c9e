import { Membership } from './membership.ts';

describe('a membership in a consumer group', () => {
  it('is one of who has joined, for as long as heartbeats are answered', () => {
    const membership = new Membership();
    membership.become('connecting');
    expect(membership.state(0)).toBe('connecting');
    membership.beat(1_000);
    expect(membership.state(6_000)).toBe('joined');
    expect(membership.state(6_001)).toBe('waiting');
    membership.beat(7_000);
    expect(membership.state(7_001)).toBe('joined');
  });

  it('is so again after a rebalancing that came to nothing, when the coordinator takes its heartbeats as before', () => {
    const membership = new Membership();
    membership.beat(1_000);
    membership.become('connecting');
    expect(membership.state(1_001)).toBe('connecting');
    membership.beat(2_500);
    expect(membership.state(2_501)).toBe('joined');
  });

  it('ends with the subscription', () => {
    const membership = new Membership();
    membership.beat(1_000);
    membership.become('stopped');
    expect(membership.state(1_001)).toBe('stopped');
  });
});
