import type { Expression, GovernmentFunction, Matter } from './domain/matter.ts';
import { listOf, readTable } from './read-table.ts';

/**
 * What people say when they speak of a matter: for each function a file in `expressions`.
 * @throws Error naming the file and what is wrong with it.
 */
export function loadExpressions(
  folder: string,
  matters: readonly Matter[],
  functions: ReadonlyMap<string, GovernmentFunction>,
): Expression[] {
  const functionOf = new Map(matters.map((matter) => [matter.code, matter.function]));
  return [...functions.keys()].flatMap((functionCode) => {
    const file = `expressions/${functionCode}.tsv`;
    return readTable(folder, file, ['matter', 'also', 'expression']).map(({ matter, also, expression }) => {
      if (functionOf.get(matter) !== functionCode)
        throw new Error(`${file}: ${matter} is no matter of the function ${functionCode}.`);
      const others = listOf(also);
      const unknown = others.find((other) => !functions.has(other));
      if (unknown) throw new Error(`${file}: ${expression} names the function ${unknown}, which does not exist.`);
      return { matter, text: expression, others };
    });
  });
}
