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

interface Refused {
  readonly code?: string;
  readonly detail?: string;
}

/** Somebody at a door of oversight: a leader, a supervisor, or a bureau that they ask; signed in with a demo account. */
export class Overseer {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(system: System, account: string): Promise<Overseer> {
    return new Overseer(system.services.oversight[0].url, await system.token(account));
  }

  /** @throws with status and code where it is refused */
  see<T>(path: string): Promise<T> {
    return this.ask('GET', path);
  }

  /** @throws with status and code where it is refused */
  do<T>(path: string, command: object): Promise<T> {
    return this.ask('POST', path, JSON.stringify(command), 'application/json');
  }

  /** Sends a PDF with a name of its own. */
  lay<T>(path: string, name: string, content: Buffer): Promise<T> {
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
    return this.ask('POST', path, content, 'application/pdf', { 'content-disposition': disposition });
  }

  /** Those of a case, latest first. */
  async escalationsOf(caseNumber: string, region: string): Promise<Escalation[]> {
    const { entries } = await this.see<{ entries: Escalation[] }>(`/api/escalations?region=${region}&limit=200`);
    return entries.filter((entry) => entry.caseNumber === caseNumber);
  }

  /** @returns whether it was still as it was seen */
  async acknowledge({ id, version }: Escalation): Promise<boolean> {
    try {
      await this.do(`/api/escalations/${id}/acknowledge`, { version });
      return true;
    } catch (error) {
      if (String(error).includes('escalation-changed')) return false;
      throw error;
    }
  }

  private async ask<T>(
    method: string,
    path: string,
    body?: string | Buffer,
    type?: string,
    more: Record<string, string> = {},
  ): Promise<T> {
    const headers = { authorization: `Bearer ${this.token}`, ...(type && { 'content-type': type }), ...more };
    const sent = typeof body === 'object' ? new Uint8Array(body) : body;
    const response = await fetch(`${this.url}${path}`, { method, headers, ...(sent !== undefined && { body: sent }) });
    const text = await response.text();
    const answer = (text === '' ? {} : JSON.parse(text)) as T & Refused;
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${answer.code ?? ''} ${answer.detail ?? ''}`);
    return answer;
  }
}
