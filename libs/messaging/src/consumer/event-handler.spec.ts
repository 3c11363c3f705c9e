import 'reflect-metadata';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { type LampBroken, lampCatalogue, OnLampEvents } from '../../test/lamp-events.ts';
import type { ReceivedEvent } from '../events.ts';
import { MessagingMetrics } from '../observing/metrics.ts';
import { KafkaBatchServer } from './kafka-batch-server.ts';

type BrokenEvent = ReceivedEvent<{ 'lamp.broken.v1': LampBroken }>;

describe('eventHandler', () => {
  it('lets a method take only the events that it is declared for, which the compiler holds', () => {
    class Consumer {
      @OnLampEvents('lamp.broken.v1')
      repair(_events: BrokenEvent[]): Promise<void> {
        return Promise.resolve();
      }

      // @ts-expect-error it would get events of another type than it takes
      @OnLampEvents('lamp.switched.v1', 'lamp.broken.v1')
      repairAll(_events: BrokenEvent[]): Promise<void> {
        return Promise.resolve();
      }
    }
    expect(Object.getOwnPropertyNames(Consumer.prototype)).toContain('repairAll');
  });
});

describe('KafkaBatchServer', () => {
  const nothing = () => undefined;
  const server = new KafkaBatchServer({
    connection: { brokers: [], clientId: 'none' },
    groupId: 'none',
    catalogue: lampCatalogue,
    dataSource: new DataSource({ type: 'postgres' }),
    deadLetterTopic: 'dead.v1',
    metrics: new MessagingMetrics(new Registry()),
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  });

  it('refuses a handler whose errors Nest would hide', () => {
    const add = () => {
      server.addHandler('lamp.broken.v1', () => Promise.resolve(), true);
    };
    expect(add).toThrow('eventHandler()');
  });

  it('refuses a handler of an event type that the catalogue lacks', () => {
    const identity = { name: 'Consumer.paint' };
    const add = () => {
      server.addHandler('lamp.painted.v1', () => Promise.resolve(), true, { identity });
    };
    expect(add).toThrow('catalogue');
  });
});
