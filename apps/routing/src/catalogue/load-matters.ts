import type { Channel, Kind } from '#domain';
import type { Circumstance, CoFunction, GovernmentFunction, Matter, SampleMessage } from './domain/matter.ts';
import { listOf, readTable, type Row } from './read-table.ts';

/** The name that stands for a function in the files of matters for which no bureau may act. */
const noFunction = 'none';

const matterColumns = [
  'code',
  'name',
  'kind',
  'phrases',
  'urgent phrases',
  'urgent months',
  'urgent when',
  'co-functions',
] as const;

const sampleColumns = ['matter', 'kind', 'urgent', 'co-functions', 'channel', 'month', 'subject', 'body'] as const;

/**
 * The matters that are shipped, with their sample messages: for each function a file in `matters` and one in `samples`.
 * @returns by code
 * @throws Error naming the file and what is wrong with it.
 */
export function loadMatters(folder: string, functions: ReadonlyMap<string, GovernmentFunction>): Matter[] {
  const matters = [...functions.keys(), noFunction].flatMap((functionCode) => mattersOf(folder, functionCode));
  demandKnownFunctions(matters, functions);
  return matters.toSorted((one, other) => (one.code < other.code ? -1 : 1));
}

function mattersOf(folder: string, functionCode: string): Matter[] {
  const file = `${functionCode}.tsv`;
  const samples = Map.groupBy(readTable(folder, `samples/${file}`, sampleColumns), ({ matter }) => matter);
  const matters = readTable(folder, `matters/${file}`, matterColumns).map((row) =>
    matterFrom(row, functionCode, (samples.get(row.code) ?? []).map(sampleFrom)),
  );
  for (const { code } of matters) samples.delete(code);
  const [stray] = samples.keys();
  if (stray !== undefined) throw new Error(`samples/${file}: there is no matter ${stray} in matters/${file}.`);
  return matters;
}

function demandKnownFunctions(matters: readonly Matter[], functions: ReadonlyMap<string, GovernmentFunction>): void {
  for (const { code, function: own, coFunctions, samples } of matters) {
    const others = [...coFunctions.map((co) => co.function), ...samples.flatMap((sample) => sample.coFunctions)];
    const unknown = [...(own ? [own] : []), ...others].find((functionCode) => !functions.has(functionCode));
    if (unknown) throw new Error(`The matter ${code} names the function ${unknown}, which does not exist.`);
  }
}

function matterFrom(
  row: Row<(typeof matterColumns)[number]>,
  functionCode: string,
  samples: readonly SampleMessage[],
): Matter {
  return {
    code: row.code,
    name: row.name,
    function: functionCode === noFunction ? undefined : functionCode,
    kind: (row.kind || undefined) as Kind | undefined,
    phrases: listOf(row.phrases),
    urgentPhrases: listOf(row['urgent phrases']),
    urgentMonths: new Set(monthsOf(row['urgent months'])),
    urgentWhen: new Set(listOf(row['urgent when']) as Circumstance[]),
    coFunctions: listOf(row['co-functions']).map(coFunctionFrom),
    samples,
  };
}

function sampleFrom(row: Row<(typeof sampleColumns)[number]>): SampleMessage {
  return {
    subject: row.subject,
    body: row.body,
    kind: (row.kind || undefined) as Kind | undefined,
    urgent: row.urgent === 'yes',
    coFunctions: listOf(row['co-functions']),
    channel: (row.channel || undefined) as Channel | undefined,
    month: Number(row.month) || undefined,
  };
}

/** `3-9` → March to September; `11-2` → November to February; empty → none. */
function monthsOf(cell: string): number[] {
  const [first, last] = cell.split('-').map(Number);
  if (!first || !last) return [];
  const count = ((last - first + 12) % 12) + 1;
  return Array.from({ length: count }, (_, index) => ((first + index - 1) % 12) + 1);
}

/** `traffic-police!` always acts; without the mark it acts where the message speaks of it. */
function coFunctionFrom(item: string): CoFunction {
  return { function: item.replace('!', ''), always: item.endsWith('!') };
}
