import type { System } from '../../deploy/local/system.ts';
import { Citizen, type Mail } from './citizen.ts';

/** Somebody of the staff who has himself told by mail of what he is to see to, signed in with a demo account. */
export class Follower {
  private constructor(
    private readonly system: System,
    private readonly token: string,
    private readonly address: string,
  ) {}

  /** @param where `{ bureauId }` or `{ regionCode }`. @throws where it is refused */
  static async byMail(system: System, account: string, where: object): Promise<Follower> {
    const follower = new Follower(system, await system.token(account), `${account}@example.gov.cn`);
    await follower.subscribe(where);
    return follower;
  }

  /** Of one case, the oldest first. */
  async mailsOf(caseNumber: string): Promise<Mail[]> {
    const mails = await new Citizen(this.system).mailsTo(this.address);
    return mails.filter(({ subject }) => subject.includes(caseNumber));
  }

  private async subscribe(where: object): Promise<void> {
    const response = await fetch(`${this.system.services.notification[0].url}/api/subscriptions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...where, means: 'mail', mail: { address: this.address, pace: 'immediate' } }),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  }
}
