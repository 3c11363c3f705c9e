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
  readonly repeatOf?: { readonly caseNumber: string; readonly times: number };
}

/** 共性问题, as it is shown to who decides on it. */
export interface HotIssue {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly regionCode: string;
  readonly matter?: { readonly code: string };
  readonly people: number;
  readonly messages: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly heat: number;
  readonly version: number;
  readonly decidedBy?: string;
  readonly members?: readonly { readonly caseNumber: string; readonly channel: string; readonly regionCode: string }[];
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
    const response = await this.ask(`/api/decisions/${caseNumber}`);
    if (response.status === 404) return undefined;
    return (await succeeded(response).json()) as Decision;
  }

  /** What many in the region speak of, last heard of first. */
  async hotIssues(region: string, status = 'proposed'): Promise<HotIssue[]> {
    const response = await this.ask(`/api/hot-issues?region=${region}&status=${status}`);
    return ((await succeeded(response).json()) as { entries: HotIssue[] }).entries;
  }

  /** With the cases that belong to it. */
  async hotIssue(id: string): Promise<HotIssue> {
    return (await succeeded(await this.ask(`/api/hot-issues/${id}`)).json()) as HotIssue;
  }

  /** @param step confirm, add-member, remove-member, … */
  async decideOn({ id, version }: HotIssue, step: string, more: object = {}): Promise<void> {
    succeeded(await this.ask(`/api/hot-issues/${id}/${step}`, { version, ...more }));
  }

  private ask(path: string, body?: object): Promise<Response> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body && { 'content-type': 'application/json' }) };
    return fetch(this.routingUrl + path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
  }
}

/** @throws when it was not */
function succeeded(response: Response): Response {
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response;
}
