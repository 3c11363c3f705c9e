/** What a catalogue says of one event type: the class of its payload and the topic it travels on (without prefix). */
export interface EventDefinition<P extends object = object> {
  readonly payload: new () => P;
  readonly topic: string;
}

/** Every event type that a system knows, by its wire name. */
export type EventCatalogue = Readonly<Record<string, EventDefinition>>;

/** From event type to payload, as publishers and handlers are typed. */
export type EventMap = Record<string, object>;

/** The event map that a catalogue describes. */
export type EventsOf<C extends EventCatalogue> = { [T in keyof C & string]: InstanceType<C[T]['payload']> };

/** The event (or the request) that made another one happen. */
export interface Cause {
  readonly id: string;
  readonly correlationId: string;
  /** W3C trace context. */
  readonly traceparent?: string;
}

interface Draft<T extends string, P> {
  readonly type: T;
  /** What the event is about; events of one key on one topic keep their order. */
  readonly key: string;
  /** CloudEvents `subject`: the public name of what the key stands for. */
  readonly subject: string;
  readonly payload: P;
  readonly causedBy?: Cause;
}

/** An event that is to be announced. Type and payload belong together: one member of the union for each type. */
export type EventDraft<M extends EventMap, T extends keyof M & string = keyof M & string> = T extends string
  ? Draft<T, M[T]>
  : never;

interface Received<T extends string, P> {
  /** UUID; the same in every delivery of the event. */
  readonly id: string;
  readonly type: T;
  readonly source: string;
  readonly subject: string;
  readonly key: string;
  /** When it was announced, by the announcer's clock. */
  readonly time: Date;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
  readonly payload: P;
}

/** An event as a handler gets it, its payload validated. It can be the cause of a draft. */
export type ReceivedEvent<M extends EventMap, T extends keyof M & string = keyof M & string> = T extends string
  ? Received<T, M[T]>
  : never;

/** A received event of whatever type, as it travels inside this library. */
export type AnyReceivedEvent = Received<string, object>;
