import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP line to a server that a test can cut and mend, as if the server had gone away and come back. */
export class BreakableLine {
  /** Each end with the one that it is carried to. */
  private readonly sockets = new Map<Socket, Socket>();
  private isFrozen = false;
  private server?: Server;
  private port = 0;

  constructor(private readonly target: URL) {}

  /** The target's address by way of the line. */
  get url(): string {
    return Object.assign(new URL(this.target), { hostname: '127.0.0.1', port: String(this.port) }).href;
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      this.join(near, connect(Number(this.target.port), this.target.hostname));
    });
    await new Promise<void>((resolve) => void server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  cut(): void {
    this.server?.close();
    for (const socket of this.sockets.keys()) socket.destroy();
  }

  /** As if the server were there and answered nothing: connections stand and come about, and nothing passes. */
  freeze(): void {
    this.isFrozen = true;
    for (const socket of this.sockets.keys()) socket.unpipe();
  }

  thaw(): void {
    this.isFrozen = false;
    for (const [from, to] of this.sockets) from.pipe(to);
  }

  private join(near: Socket, far: Socket): void {
    this.carry(near, far);
    this.carry(far, near);
  }

  private carry(from: Socket, to: Socket): void {
    this.sockets.set(from, to);
    if (!this.isFrozen) from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => this.sockets.delete(from) && to.destroy());
  }
}
