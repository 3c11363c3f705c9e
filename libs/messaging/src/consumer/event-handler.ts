import { type ArgumentsHost, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { EventMap, ReceivedEvent } from '../events.ts';
import type { BatchContext } from './batch-context.ts';
import type { HandlerIdentity } from './handler-table.ts';

/** Keeps our handlers apart from those of other transports of the same application. */
export const kafkaBatchTransport = Symbol('kafka-batch');

type HandlerMethod<M extends EventMap, T extends keyof M & string> = (
  events: ReceivedEvent<M, T>[],
  context: BatchContext,
) => Promise<void>;

type HandlerDecorator<M extends EventMap, T extends keyof M & string> = (
  target: object,
  name: string | symbol,
  // Without the setter of TypedPropertyDescriptor, so that a method may ignore the context.
  descriptor: { value?: HandlerMethod<M, T> },
) => void;

/** Nest's own filter replaces errors by "Internal server error"; what failed decides here between again and dead letter. */
@Catch()
class KeepError implements RpcExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): never {
    throw error;
  }
}

/**
 * Makes the decorator that declares handlers for the events of one map. The method takes a batch, in the order of each
 * key: `@OnEvents('a.v1', 'b.v1') async method(@Payload() events: …[], @Ctx() context: BatchContext)`; for several
 * types it gets them mixed. It must do its work through `context.manager`, and may be called again after a rollback.
 */
export function eventHandler<M extends EventMap>() {
  return <T extends keyof M & string>(...types: [T, ...T[]]): HandlerDecorator<M, T> =>
    (target, name, descriptor) => {
      const identity: HandlerIdentity = { name: `${target.constructor.name}.${String(name)}` };
      EventPattern(types, kafkaBatchTransport, { identity })(target, name, descriptor);
      UseFilters(new KeepError())(target, name, descriptor);
    };
}
