/** Does the work under a name that a person understands. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Tells the person at the terminal what is going on, one line a step, with the time it took. */
export interface Progress {
  readonly say: (text: string) => void;
  /** Announces a step, does it, and says that it is done. */
  readonly step: Step;
}

export function progressTo(write: (text: string) => void, now: () => number = Date.now): Progress {
  return {
    say: (text) => {
      write(`${text}\n`);
    },
    step: async (name, work) => {
      const started = now();
      write(`… ${name}\n`);
      const result = await work();
      write(`✓ ${name} (${((now() - started) / 1000).toFixed(1)} s)\n`);
      return result;
    },
  };
}
