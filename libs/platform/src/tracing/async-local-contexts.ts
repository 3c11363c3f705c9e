import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, type ContextManager, ROOT_CONTEXT } from '@opentelemetry/api';

/** Keeps OpenTelemetry's current context along asynchronous work, by Node's own means. */
export class AsyncLocalContexts implements ContextManager {
  private readonly contexts = new AsyncLocalStorage<Context>();

  active(): Context {
    return this.contexts.getStore() ?? ROOT_CONTEXT;
  }

  with<A extends unknown[], F extends (...args: A) => ReturnType<F>>(
    context: Context,
    fn: F,
    thisArg?: ThisParameterType<F>,
    ...args: A
  ): ReturnType<F> {
    return this.contexts.run(context, () => fn.call(thisArg, ...args));
  }

  /** @returns the function as one that runs in that context; anything else unchanged */
  bind<T>(context: Context, target: T): T {
    if (typeof target !== 'function') return target;
    const bound = (...args: unknown[]): unknown =>
      this.contexts.run(context, (): unknown => Reflect.apply(target, undefined, args));
    return bound as T;
  }

  enable(): this {
    return this;
  }

  disable(): this {
    this.contexts.disable();
    return this;
  }
}
