import { randomUUID } from 'node:crypto';
import type { System } from '../../deploy/local/system.ts';

export interface QueueEntry {
  readonly caseNumber: string;
  readonly status: string;
  readonly version: number;
  readonly matter?: { readonly name: string };
  /** Those that run. */
  readonly clocks: readonly { readonly clock: string; readonly raised: readonly string[] }[];
}

export interface CoTask {
  readonly taskId: string;
  readonly caseNumber: string;
  readonly task: string;
  readonly clock?: { readonly clock: string; readonly raised: readonly string[] };
  readonly version: number;
}

export interface Standing {
  readonly status: string;
  readonly version: number;
  readonly allowedActions: readonly string[];
}

/** What came of a bulk action. */
export interface DoneInBulk {
  readonly cases: number;
  readonly carriedOut: number;
  readonly results: readonly {
    readonly caseNumber: string;
    readonly outcome: string;
    readonly standing?: Standing;
    readonly problem?: { readonly code: string; readonly current?: Standing };
  }[];
}

/** The cases of a hot issue that somebody reaches. */
export interface HotIssueCases {
  readonly title?: string;
  readonly counts: readonly { readonly status: string; readonly cases: number }[];
  readonly entries: readonly { readonly caseNumber: string; readonly status: string }[];
}

/** Somebody at a bureau's or the triage desk, signed in with a demo account. */
export class StaffMember {
  private constructor(
    private readonly departmentUrl: string,
    private readonly token: string,
  ) {}

  static async signIn(system: System, account: string): Promise<StaffMember> {
    return new StaffMember(system.services.department[0].url, await system.token(account));
  }

  async queueOf(bureauId: string): Promise<QueueEntry[]> {
    const { entries } = await this.ask<{ entries: QueueEntry[] }>('GET', `/api/bureaus/${bureauId}/queue`);
    return entries;
  }

  /** The triage desk of a region. */
  async triageOf(region: string): Promise<Pick<QueueEntry, 'caseNumber' | 'version'>[]> {
    const { entries } = await this.ask<{ entries: QueueEntry[] }>('GET', `/api/triage?region=${region}&limit=200`);
    return entries;
  }

  /** What other bureaus ask of this one. */
  async coTasksOf(bureauId: string): Promise<CoTask[]> {
    const { entries } = await this.ask<{ entries: CoTask[] }>('GET', `/api/bureaus/${bureauId}/co-tasks`);
    return entries;
  }

  /** The entry of that case on the queue; undefined when it does not lie there. */
  async find(bureauId: string, caseNumber: string): Promise<QueueEntry | undefined> {
    return (await this.queueOf(bureauId)).find((entry) => entry.caseNumber === caseNumber);
  }

  /** @param command what the action needs beside the version */
  act(caseNumber: string, action: string, version: number, command: object = {}): Promise<Standing> {
    return this.ask('POST', `/api/cases/${caseNumber}/${action}`, { version, ...command });
  }

  /** Whom the case is from, whole; the reason is kept. */
  revealContact(caseNumber: string, reason: string): Promise<{ readonly name?: string; readonly phone?: string }> {
    return this.ask('POST', `/api/cases/${caseNumber}/reveal-contact`, { reason });
  }

  /** @param order which cases, and what the action needs */
  inBulk(action: string, order: object): Promise<DoneInBulk> {
    return this.ask('POST', `/api/bulk-actions/${action}`, order, { 'idempotency-key': randomUUID() });
  }

  casesOf(hotIssueId: string): Promise<HotIssueCases> {
    return this.ask('GET', `/api/hot-issues/${hotIssueId}/cases`);
  }

  private async ask<T>(method: string, path: string, body?: object, more: Record<string, string> = {}): Promise<T> {
    const json = body && { 'content-type': 'application/json' };
    const response = await fetch(this.departmentUrl + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...json, ...more },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = (await response.json()) as T & { detail?: string };
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.detail ?? ''}`);
    return answer;
  }
}
