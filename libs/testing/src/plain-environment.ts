import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';
import { keepCompiled } from './compiled-code.ts';

keepCompiled();

/**
 * Jest's environment of Node, with an ordinary global object. Behind Jest's own stands a proxy, and every `Math` and `Map` that
 * tested code names goes through it: what counts much runs several times slower there than at work.
 */
export default class PlainEnvironment extends TestEnvironment {
  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    const { createContext } = vm;
    // Jest lets nobody choose the context, and makes just this one while it is constructed.
    Object.assign(vm, { createContext: () => createContext(vm.constants.DONT_CONTEXTIFY) });
    try {
      super(...given);
    } finally {
      Object.assign(vm, { createContext });
    }
  }
}
