import type { System } from '../../deploy/local/system.ts';

/** 升级, as it is shown to those above. */
export interface Escalation {
  readonly id: string;
  readonly caseNumber: string;
  readonly version: number;
  readonly state: string;
  readonly level: string;
  readonly cause: { readonly kind: string; readonly clock?: string };
}

/** Somebody who looks at what is stuck in a region, signed in with a demo account. */
export class Overseer {
  private constructor(
    private readonly oversightUrl: string,
    private readonly token: string,
  ) {}

  static async signIn(system: System, account: string): Promise<Overseer> {
    return new Overseer(system.services.oversight[0].url, await system.token(account));
  }

  /** Those of a case, latest first. */
  async escalationsOf(caseNumber: string, region: string): Promise<Escalation[]> {
    const response = await this.ask(`/api/escalations?region=${region}&limit=200`);
    const { entries } = (await succeeded(response).json()) as { entries: Escalation[] };
    return entries.filter((entry) => entry.caseNumber === caseNumber);
  }

  /** @returns whether it was still as it was seen */
  async acknowledge({ id, version }: Escalation): Promise<boolean> {
    const response = await this.ask(`/api/escalations/${id}/acknowledge`, { version });
    return response.status !== 409 && succeeded(response).ok;
  }

  private ask(path: string, body?: object): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body && { 'content-type': 'application/json' }) };
    return fetch(this.oversightUrl + path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
  }
}

/** @throws when it was not */
function succeeded(response: Response): Response {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}
