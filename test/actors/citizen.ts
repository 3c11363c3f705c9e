import type { System } from '../../deploy/local/system.ts';

export interface Letter {
  readonly channel: string;
  readonly subject: string;
  readonly body: string;
  readonly sourceId?: string;
  readonly regionHint?: string;
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
}

/** What a citizen is told when the letter is taken: with these two the case can be followed. */
export interface Receipt {
  readonly caseNumber: string;
  readonly queryCode: string;
  readonly submittedAt: string;
}

export interface TrackedCase {
  readonly caseNumber: string;
  readonly status: string;
  readonly statusName: string;
  /** What was split from it, with what opens each. */
  readonly parts: readonly Pick<Receipt, 'caseNumber' | 'queryCode'>[];
  readonly timeline: readonly {
    readonly statusName: string;
    readonly text: string;
    readonly reply?: { readonly text: string };
  }[];
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

/** Somebody with a problem, who comes in by the public doors only. */
export class Citizen {
  constructor(private readonly system: System) {}

  /** @throws when it is not taken */
  async write(letter: Letter): Promise<Receipt> {
    const response = await fetch(`${this.system.services.intake[0].url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(letter),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Receipt;
  }

  async follow({ caseNumber, queryCode }: Pick<Receipt, 'caseNumber' | 'queryCode'>): Promise<TrackedCase> {
    const url = `${this.system.services.intake[0].url}/api/cases/${caseNumber}`;
    const response = await fetch(url, { headers: { 'x-query-code': queryCode } });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as TrackedCase;
  }

  /** @param action supplement, withdraw, rate or reopen; with what it needs. @throws when it is refused */
  async act(
    { caseNumber, queryCode }: Pick<Receipt, 'caseNumber' | 'queryCode'>,
    action: string,
    command: object,
  ): Promise<void> {
    const url = `${this.system.services.department[0].url}/api/citizens/cases/${caseNumber}/${action}`;
    const headers = { 'x-query-code': queryCode, 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(command) });
    if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  }

  /** What came to the address, the oldest first. */
  async mailsTo(address: string): Promise<Mail[]> {
    const response = await fetch(`${this.system.mailbox.url}/messages?to=${encodeURIComponent(address)}`);
    return ((await response.json()) as Mail[]).toReversed();
  }
}
