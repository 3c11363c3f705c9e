import { Readable } from 'node:stream';
import { eventText, greetingText, heartbeatText } from './domain/event-text.ts';
import type { Heard, Place } from './read-feed.ts';

/** Bytes that lie unsent before no more is read for a listener; he gets on as soon as he has taken them. */
const enoughUnsent = 64 * 1024;
/** Signs of life for which unsent bytes may lie before a listener is let go: he does not read. */
const mostMissed = 3;

/** Somebody who listens: his place in the feed, and what is on its way to him. It ends with his token. */
export class Listener {
  readonly stream: Readable;
  private place: Place;
  private missed = 0;
  private timer?: NodeJS.Timeout;

  /**
   * @param begun called when the answer is really being sent
   * @param left called once, however it ended
   */
  constructor(place: Place, expiresAt: Date | undefined, begun: () => void, left: () => void) {
    this.place = place;
    let isBegun = false;
    this.stream = new Readable({
      highWaterMark: enoughUnsent,
      read: () => {
        if (isBegun) return;
        isBegun = true;
        this.stream.push(greetingText);
        begun();
      },
      destroy: (error, done) => {
        clearTimeout(this.timer);
        left();
        done(error);
      },
    });
    if (expiresAt) this.endAt(expiresAt);
  }

  get at(): Place {
    return this.place;
  }

  get isReady(): boolean {
    return !this.stream.readableEnded && !this.stream.destroyed && this.stream.readableLength < enoughUnsent;
  }

  hear({ events, upTo }: Heard): void {
    if (events.length > 0) this.stream.push(events.map(eventText).join(''));
    this.place = { ...this.place, after: upTo };
  }

  /** A sign of life; whoever has not taken what was sent for several of them is let go, and may come back to where he was. */
  beat(): void {
    this.missed = this.isReady ? 0 : this.missed + 1;
    if (this.missed >= mostMissed) this.stream.destroy();
    else if (this.isReady) this.stream.push(heartbeatText(this.place.after));
  }

  /** What was sent still arrives. */
  end(): void {
    if (!this.stream.readableEnded && !this.stream.destroyed) this.stream.push(null);
  }

  /** In real time, by which tokens are held. A timer can be set for 24 days at most. */
  private endAt(moment: Date): void {
    const longestMs = 24 * 60 * 60_000;
    this.timer = setTimeout(
      () => {
        this.end();
      },
      Math.min(moment.getTime() - Date.now(), longestMs),
    );
  }
}
