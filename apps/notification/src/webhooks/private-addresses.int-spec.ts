import type { LookupAddress } from 'node:dns';
import { escalationStep } from '../../test/escalations.ts';
import { FollowingUnderTest } from '../../test/following-under-test.ts';
import { ofCounty } from '../../test/notification-over-http.ts';
import { receiver, type Receiver } from '../../test/receiver.ts';
import { sendRound } from '../../test/send-round.ts';
import { callWebhook } from './call-webhook.ts';
import { guardedLookup, type Resolver } from './guarded-lookup.ts';

const call = (url: string) => ({ url, headers: {}, body: '{}' });
const { signal } = new AbortController();

describe('a webhook', () => {
  let other: Receiver;
  beforeEach(async () => {
    other = await receiver();
  });
  afterEach(() => other.stop());

  it('calls nobody inside of our network by a name that leads there', async () => {
    const following = await FollowingUnderTest.start({ WEBHOOK_ALLOW_HTTP: 'true' });
    try {
      const url = `http://localhost:${other.port}/`;
      const { id } = await following.subscribe(ofCounty, { means: 'webhook', webhook: { url } });
      await following.comes(escalationStep());
      expect(await sendRound(following.calling(), 1)).toEqual([{ kind: 'deferred', problem: 'EFORBIDDENADDRESS' }]);
      expect(await following.deliveriesOf(ofCounty, id)).toMatchObject([{ lastProblem: 'EFORBIDDENADDRESS' }]);
      expect(other.calls).toEqual([]);
    } finally {
      await following.stop();
    }
  });

  it.each([
    ['127.0.0.1', (port: number) => `http://127.0.0.1:${port}/`],
    ['an address as a number', (port: number) => `http://2130706433:${port}/`],
    ['IPv4 dressed as IPv6', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
  ])('calls nobody there by %s', async (_, url) => {
    const ways = { allowedRanges: [], lookup: guardedLookup([]), signal };
    const outcome = await callWebhook(call(url(other.port)), ways);
    expect(outcome).toEqual({ kind: 'deferred', problem: 'EFORBIDDENADDRESS' });
    expect(other.calls).toEqual([]);
  });

  it('follows no name that leads elsewhere than it did a moment ago', async () => {
    const answers: LookupAddress[][] = [[{ address: '1.1.1.1', family: 4 }], [{ address: '127.0.0.1', family: 4 }]];
    const rebinding: Resolver = (_hostname, _options, done) => {
      done(null, answers.shift() ?? []);
    };
    const lookup = guardedLookup([], rebinding);
    // Whoever had only looked beforehand would have seen a public address.
    const seen = await new Promise((resolve) => {
      lookup('rebinding.invalid', { all: true }, (_error, addresses) => {
        resolve(addresses);
      });
    });
    expect(seen).toEqual([{ address: '1.1.1.1', family: 4 }]);
    const outcome = await callWebhook(call(`http://rebinding.invalid:${other.port}/`), {
      allowedRanges: [],
      lookup,
      signal,
    });
    expect(outcome).toEqual({ kind: 'deferred', problem: 'EFORBIDDENADDRESS' });
    expect(other.calls).toEqual([]);
  });

  it('asks once for a name of which it waits to hear, however many calls want it, and anew the next time', () => {
    const asked: Parameters<Resolver>[2][] = [];
    const lookup = guardedLookup([], (_hostname, _options, done) => asked.push(done));
    const found: unknown[] = [];
    const lookUp = (hostname: string) => {
      lookup(hostname, { all: true }, (error, addresses) => found.push(error ?? addresses));
    };
    for (const hostname of ['silent.invalid', 'silent.invalid', 'other.invalid', 'silent.invalid']) lookUp(hostname);
    expect(asked).toHaveLength(2);
    const address = { address: '1.1.1.1', family: 4 };
    asked[0]!(null, [address]);
    expect(found).toEqual([[address], [address], [address]]);
    lookUp('silent.invalid');
    expect(asked).toHaveLength(3);
  });

  it('takes of several addresses only those that are public', async () => {
    const mixed: Resolver = (_hostname, _options, done) => {
      done(null, [
        { address: '10.0.0.1', family: 4 },
        { address: '1.1.1.1', family: 4 },
      ]);
    };
    const found = await new Promise((resolve) => {
      guardedLookup([], mixed)('mixed.invalid', { all: true }, (_, addresses) => {
        resolve(addresses);
      });
    });
    expect(found).toEqual([{ address: '1.1.1.1', family: 4 }]);
  });
});
