import { Failure } from '#domain';
import { PinoLogger, PlatformConfig, type Staff } from '#platform';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { DueSignal, staffChannel } from '../delivery/due-signal.ts';
import { confirmOwn } from '../following/confirm-own.ts';
import { reachOf } from '../following/reach-of.ts';
import { Listener } from './listener.ts';
import { placeNotices } from './place-notices.ts';
import { endOfFeed, furthestPlace, mayHear, readFeed } from './read-feed.ts';
import { StreamConfig } from './stream.config.ts';

/** What comes announces itself; what another instance has placed is found within this, ms. */
const pollMs = 1_000;
/** Of one instance, and of one person at it. */
const mostListeners = 2_000;
const mostOwn = 10;

/** All who listen at this instance. Each instance reads the same feed, so it does not matter where somebody listens. */
@Injectable()
export class Streams implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly listeners = new Set<Listener>();
  private readonly signal: DueSignal;
  private running: Promise<void> = Promise.resolve();
  private isEnding = false;
  private heart?: NodeJS.Timeout;

  constructor(
    private readonly dataSource: DataSource,
    private readonly logger: PinoLogger,
    private readonly config: StreamConfig,
    platform: PlatformConfig,
    registry: Registry,
  ) {
    this.signal = new DueSignal(platform.databaseUrl, staffChannel);
    const { listeners } = this;
    new Gauge({
      name: 'notification_stream_listeners',
      help: 'Who listens to notices at this instance',
      registers: [registry],
      collect() {
        this.set(listeners.size);
      },
    });
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
    this.heart = setInterval(() => {
      for (const listener of this.listeners) listener.beat();
    }, this.config.heartbeatSeconds * 1_000);
  }

  /** Everybody is let go, and comes back elsewhere to where he was. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    clearInterval(this.heart);
    this.signal.ring();
    await this.running;
    await this.signal.close();
    for (const listener of this.listeners) listener.end();
  }

  /**
   * Opens a stream; it begins once it is read.
   * @param after what was heard last; without it the stream begins with what comes next
   * @throws Failure conflict for who follows nothing by stream, or comes back from where the feed has never been; unavailable where too many listen
   */
  async open(staff: Staff, after: number | undefined): Promise<Readable> {
    const who = { subject: staff.subject, reach: reachOf(staff) };
    if (!(await mayHear(this.dataSource, who))) {
      throw new Failure(
        'conflict',
        'nothing-followed',
        'You have no subscription by stream in your region or of your bureau: make one first.',
      );
    }
    await confirmOwn(this.dataSource.manager, staff);
    if (after !== undefined) await this.demandKnown(after);
    this.demandRoom(staff.subject);
    const place = { ...who, after: after ?? (await endOfFeed(this.dataSource)) };
    const listener: Listener = new Listener(
      place,
      staff.expiresAt,
      () => {
        this.listeners.add(listener);
        this.signal.ring();
        if (this.isEnding) listener.end();
      },
      () => this.listeners.delete(listener),
    );
    return listener.stream;
  }

  /** A feed that was restored from a backup goes on before places that were given already: who comes back from there would hear nothing until it has passed them. */
  private async demandKnown(after: number): Promise<void> {
    const furthest = await furthestPlace(this.dataSource);
    if (after <= furthest) return;
    throw new Failure(
      'conflict',
      'beyond-the-feed',
      'The feed does not reach as far as Last-Event-ID, since it was restored to an earlier state: begin anew, without Last-Event-ID or with an earlier one.',
      { extra: { furthest } },
    );
  }

  private demandRoom(subject: string): void {
    const own = [...this.listeners].filter(({ at }) => at.subject === subject).length;
    if (own >= mostOwn) throw new Failure('conflict', 'too-many-streams', `You listen to ${mostOwn} streams already.`);
    if (this.listeners.size < mostListeners) return;
    throw new Failure('unavailable', 'overloaded', 'Too many listen at the moment.', { retryAfterSeconds: 10 });
  }

  private async run(): Promise<void> {
    while (!this.isEnding) {
      let isBehind = false;
      try {
        isBehind = await this.round();
      } catch (error) {
        this.logger.warn({ err: error }, 'The feed of notices could not be read; trying again.');
      }
      if (!isBehind) await this.signal.wait(pollMs);
    }
  }

  /** @returns whether somebody has not come to the end of the feed yet */
  private async round(): Promise<boolean> {
    await placeNotices(this.dataSource);
    const ready = [...this.listeners].filter(({ isReady }) => isReady);
    if (ready.length === 0) return false;
    const heard = await readFeed(
      this.dataSource,
      ready.map(({ at }) => at),
    );
    heard.forEach((one, index) => ready[index]?.hear(one));
    return ready.some(({ isReady }, index) => isReady && heard[index]?.goesOn === true);
  }
}
