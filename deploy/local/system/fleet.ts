import type { Server } from '../processes/server.ts';
import { keepRunning } from './keep-running.ts';

/** Servers in the order in which they need each other: started stage by stage, ended stage by stage backwards. */
export class Fleet {
  readonly #stages: Server[][] = [];
  readonly #release: (() => void)[] = [];
  readonly #reportRestart?: (line: string) => void;
  #isStopping = false;

  /** @param reportRestart where it is given, crashed servers are started again, and this is told */
  constructor(reportRestart?: (line: string) => void) {
    this.#reportRestart = reportRestart;
  }

  /** One stage: all at once; ready when all are. @throws what kept the first of them from starting */
  async start(servers: readonly Server[]): Promise<void> {
    if (this.#isStopping) throw new Error('Nothing is started any more: the system is being stopped.');
    this.#stages.push([...servers]);
    await Promise.all(servers.map((server) => server.start()));
    if (!this.#reportRestart) return;
    for (const server of servers) this.#release.push(keepRunning(server, this.#reportRestart));
  }

  /** Also while a stage is being started, and again. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const release of this.#release) release();
    for (const stage of this.#stages.toReversed()) await Promise.all(stage.map((server) => server.stop()));
  }
}
