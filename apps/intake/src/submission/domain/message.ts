import type { Channel, Contact, Kind } from '#domain';

/** A point on the map, WGS-84, in degrees; it may be the writer's home. */
export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

/** 留言: what arrived on a channel, as it came. */
export interface Message {
  readonly channel: Channel;
  /** Its id on that channel. */
  readonly sourceId?: string;
  /** What the writer ticked. */
  readonly kind?: Kind;
  readonly subject: string;
  readonly body: string;
  /** GB/T 2260. */
  readonly regionHint?: string;
  readonly location?: Location;
  readonly contact?: Contact;
  /** When it was written, where the channel knows. */
  readonly sentAt?: Date;
}

/** Who hands a Message in, as far as it is known. */
export interface Sender {
  /** The program whose token came with it; undefined for anybody. */
  readonly clientId?: string;
  /** The Channels that it speaks for; undefined for who writes on nobody's behalf. */
  readonly channels?: readonly Channel[];
  readonly idempotencyKey?: string;
}
