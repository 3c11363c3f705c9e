import type { System } from '../../deploy/local/system.ts';

/** Somebody who keeps the catalogue of matters and the directory of bureaus, signed in with a demo account. */
export class Administrator {
  private constructor(
    private readonly routingUrl: string,
    private readonly token: string,
  ) {}

  static async signIn(system: System): Promise<Administrator> {
    return new Administrator(system.services.routing[0].url, await system.token('administrator'));
  }

  async addMatter(matter: object): Promise<void> {
    await this.ask('/api/administration/matters', matter);
  }

  async mergeBureau(id: string, into: string, reason: string): Promise<void> {
    await this.ask(`/api/administration/bureaus/${id}/merge`, { version: 1, into, reason });
  }

  private async ask(path: string, body: object): Promise<void> {
    const response = await fetch(this.routingUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  }
}
