/** One measured figure. */
export interface Figure {
  readonly benchmark: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** What a benchmark measured; names are stable, so that runs can be compared. */
export type Measure = (name: string, value: number, unit: string) => void;

/** The value that `share` of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function measurePercentiles(measure: Measure, name: string, milliseconds: readonly number[]): void {
  for (const share of [0.5, 0.95, 0.99]) measure(`${name} p${share * 100}`, percentile(milliseconds, share), 'ms');
}

/** A table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const lines = figures.map(({ benchmark, name, value, unit }, index) => {
    const heading = figures[index - 1]?.benchmark === benchmark ? '' : `\n${benchmark}\n`;
    const digits = value >= 100 ? 0 : value >= 1 ? 1 : 3;
    return `${heading}  ${name.padEnd(width)}  ${value.toFixed(digits).padStart(10)} ${unit}`;
  });
  return lines.join('\n');
}
