import type { Child, Exit } from './child.ts';

/** How to bring a server up. */
export interface Bringing {
  readonly name: string;
  readonly logFile: string;
  launch(): Promise<Child>;
  /** Resolves once it answers; @throws when it ended instead, or does not answer in time. */
  ready(child: Child): Promise<void>;
}

/** One program of the system that can be ended, killed and started again, always with the same address and data. */
export class Server {
  readonly #bringing: Bringing;
  #isWanted = false;
  #child?: Child;
  #starting?: Promise<void>;
  #onCrash: (exit: Exit) => void = () => undefined;

  constructor(bringing: Bringing) {
    this.#bringing = bringing;
  }

  get name(): string {
    return this.#bringing.name;
  }

  get logFile(): string {
    return this.#bringing.logFile;
  }

  get isRunning(): boolean {
    return this.#child?.isRunning() ?? false;
  }

  /** Of the running process. */
  get pid(): number | undefined {
    return this.isRunning ? this.#child?.pid : undefined;
  }

  /** Resolves when it is ready; does nothing while it runs. */
  async start(): Promise<void> {
    if (this.isRunning) return;
    this.#isWanted = true;
    this.#starting = this.#bringUp();
    await this.#starting;
  }

  /** Ends it in order, also while it is still starting. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#child?.stop();
    await this.#starting?.catch(() => undefined);
  }

  /** As a crash of the machine would: SIGKILL unless told otherwise. Resolves when it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#isWanted = false;
    if (this.isRunning) await this.#child?.kill(signal);
  }

  /** Called when it ends though nobody asked it to. */
  onCrash(listener: (exit: Exit) => void): void {
    this.#onCrash = listener;
  }

  async #bringUp(): Promise<void> {
    const child = await this.#bringing.launch();
    this.#child = child;
    if (!this.#isWanted) await child.stop();
    await this.#bringing.ready(child);
    void child.exited.then((exit) => {
      if (this.#isWanted && this.#child === child) this.#onCrash(exit);
    });
  }
}
