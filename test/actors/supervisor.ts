import type { System } from '../../deploy/local/system.ts';

export interface Decision {
  readonly kind: string;
  readonly matter?: { readonly code: string };
  readonly function?: string;
  readonly jurisdiction?: { readonly code: string };
  readonly lead?: { readonly name: string };
  readonly coHandling: readonly { readonly name: string }[];
  readonly urgent: boolean;
  readonly reasons: readonly string[];
}

/** Somebody who watches over a region, signed in with a demo account. */
export class Supervisor {
  private constructor(
    private readonly routingUrl: string,
    private readonly token: string,
  ) {}

  static async signIn(system: System, account: string): Promise<Supervisor> {
    return new Supervisor(system.services.routing[0].url, await system.token(account));
  }

  /** Why a case went where it went; undefined until the router has decided. */
  async decisionOn(caseNumber: string): Promise<Decision | undefined> {
    const response = await fetch(`${this.routingUrl}/api/decisions/${caseNumber}`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Decision;
  }
}
