import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, signedHeaders } from './sign-call.ts';

const call = {
  id: '0190d1f0-0000-7000-8000-000000000001',
  timestamp: Math.floor(Date.now() / 1000),
  body: '{"type":"试"}',
};

describe('a signed call', () => {
  it('is accepted by the verifier of Standard Webhooks, and no longer once anything of it was changed', () => {
    const secret = newWebhookSecret();
    const headers = signedHeaders(call, [secret]);
    const verifier = new Webhook(secret);
    expect(verifier.verify(call.body, headers)).toEqual({ type: '试' });
    expect(() => verifier.verify('{"type":"假"}', headers)).toThrow();
    expect(() => verifier.verify(call.body, { ...headers, 'webhook-id': 'another' })).toThrow();
    expect(() => verifier.verify(call.body, { ...headers, 'webhook-timestamp': String(call.timestamp - 1) })).toThrow();
    expect(() => new Webhook(newWebhookSecret()).verify(call.body, headers)).toThrow();
  });

  it('is accepted with either secret while both hold', () => {
    const [present, former] = [newWebhookSecret(), newWebhookSecret()];
    const headers = signedHeaders(call, [present, former]);
    for (const secret of [present, former]) expect(new Webhook(secret).verify(call.body, headers)).toBeTruthy();
  });

  it('has the signature of the example of another implementation', () => {
    const headers = signedHeaders(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' },
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});
