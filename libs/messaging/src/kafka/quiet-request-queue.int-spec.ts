import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { infrastructure } from '#testing';
import { silent } from '../../test/messaging-under-test.ts';
import { connectKafka } from './connection.ts';

const require = createRequire(import.meta.url);
const { prototype } = require('kafkajs/src/network/requestQueue') as {
  prototype: { checkPendingRequests: (this: unknown) => void };
};

describe('A connection to Kafka', () => {
  const look = prototype.checkPendingRequests;
  const admin = connectKafka({ brokers: infrastructure().kafkaBrokers.split(','), clientId: 'quiet' }, silent).admin();
  let looks = 0;
  beforeAll(() => {
    prototype.checkPendingRequests = function () {
      looks += 1;
      look.call(this);
    };
  });
  afterAll(async () => {
    prototype.checkPendingRequests = look;
    await admin.disconnect();
  });

  it('sleeps while nothing is asked', async () => {
    await admin.connect();
    await admin.listTopics();
    const before = looks;
    await pause(500);
    expect(looks).toBe(before);
    expect(before).toBeGreaterThan(0);
  });
});
