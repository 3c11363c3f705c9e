import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to a server that a test can cut, deafen and mend, so that a shared server seems to be down to one service only. */
export class Wire {
  private readonly sockets = new Set<Socket>();
  private isCut = false;
  private isDeaf = false;

  private constructor(private readonly server: Server) {}

  static async to(host: string, port: number): Promise<Wire> {
    const wire = new Wire(createServer());
    wire.server.on('connection', (socket) => {
      wire.join(socket, connect(port, host));
    });
    wire.server.listen(0, '127.0.0.1');
    await once(wire.server, 'listening');
    return wire;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Breaks every connection and lets none come about. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  /** All that is sent is lost, and every connection stands, as behind a firewall that has forgotten it. */
  deafen(): void {
    this.isDeaf = true;
    for (const socket of this.sockets) socket.unpipe().resume();
  }

  /** For what connects from now on; those that went deaf stay so. */
  mend(): void {
    this.isCut = false;
    this.isDeaf = false;
  }

  async remove(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket, far: Socket): void {
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket
        .on('error', () => other.destroy())
        .on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
    }
    if (this.isCut) near.destroy();
    else if (this.isDeaf) near.resume();
    else near.pipe(far).pipe(near);
  }
}
