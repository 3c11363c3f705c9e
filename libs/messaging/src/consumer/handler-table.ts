import { type Observable, isObservable, lastValueFrom } from 'rxjs';
import type { AnyReceivedEvent } from '../events.ts';
import type { BatchContext } from './batch-context.ts';

/** One decorated method, whichever of its event types brings an event. */
export interface HandlerIdentity {
  readonly name: string;
}

/** What Nest makes of a decorated method: pipes, guards and interceptors around it. */
export type HandlerCallback = (
  events: readonly AnyReceivedEvent[],
  context: BatchContext,
) => Promise<unknown> | Promise<Observable<unknown>>;

export interface Handler extends HandlerIdentity {
  call(events: readonly AnyReceivedEvent[], context: BatchContext): Promise<void>;
}

/** Who handles what. Nest registers a method once for each of its types; here it stays one handler. */
export class HandlerTable {
  private readonly handlers = new Map<HandlerIdentity, Handler>();
  private readonly byType = new Map<string, Handler[]>();

  add(type: string, identity: HandlerIdentity, callback: HandlerCallback): void {
    const handler = this.handlers.get(identity) ?? toHandler(identity, callback);
    this.handlers.set(identity, handler);
    this.byType.set(type, [...this.of(type), handler]);
  }

  of(type: string): readonly Handler[] {
    return this.byType.get(type) ?? [];
  }

  handles(type: string): boolean {
    return this.byType.has(type);
  }

  types(): string[] {
    return [...this.byType.keys()];
  }
}

function toHandler({ name }: HandlerIdentity, callback: HandlerCallback): Handler {
  return {
    name,
    async call(events, context) {
      const result: unknown = await callback(events, context);
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    },
  };
}
