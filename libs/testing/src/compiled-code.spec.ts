import vm from 'node:vm';

/** Jest's environment of these tests has put what keeps compiled code in Node's place. */
const inPackage = (code: string, parsingContext: vm.Context, name = 'counter') =>
  vm.compileFunction(code, ['more'], {
    filename: `/somewhere/node_modules/${name}/index.js`,
    parsingContext,
  }) as unknown as (more: number) => number;

const counting = 'globalThis.count = (globalThis.count ?? 0) + more;\nreturn globalThis.count; // the end';

describe('Code that is kept compiled', () => {
  it('runs in each context by itself', () => {
    const [one, other] = [vm.createContext(), vm.createContext()];
    const counters = [one, other].map((context) => inPackage(counting, context));
    expect(counters.map((count) => count(2))).toEqual([2, 2]);
    expect(counters.map((count) => count(3))).toEqual([5, 5]);
    expect(inPackage(counting, one)(1)).toBe(6);
  });

  it('is compiled anew where a file has changed', () => {
    const context = vm.createContext();
    expect(inPackage('return more', context, 'changed')(1)).toBe(1);
    expect(inPackage('return -more', context, 'changed')(1)).toBe(-1);
  });

  it('stands at its place in its file, and is refused where it is wrong', () => {
    const thrower = inPackage('throw new Error("here")', vm.createContext(), 'thrower');
    expect(stackOf(() => thrower(1))).toContain('/thrower/index.js:1:7');
    expect(() => inPackage('export default 1', vm.createContext(), 'module')).toThrow('export');
  });

  it('gives each suite a module of its own', async () => {
    const evaluated = [vm.createContext(), vm.createContext()].map(async (context) => {
      const code = 'globalThis.count = (globalThis.count ?? 0) + 1; export const count = globalThis.count;';
      const module = new vm.SourceTextModule(code, { context, identifier: '/somewhere/counting.ts' });
      await module.link(() => Promise.reject(new Error('It imports nothing')));
      await module.evaluate();
      return (module.namespace as { count: number }).count;
    });
    expect(await Promise.all(evaluated)).toEqual([1, 1]);
  });
});

function stackOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).stack ?? '';
  }
  return 'nothing thrown';
}
