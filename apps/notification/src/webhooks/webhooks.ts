import type { FieldFault } from '#domain';
import { type Sealed, SecretSeal } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WebhookShown } from '../following/following.dto.ts';
import { newWebhookSecret } from './domain/sign-call.ts';
import { faultsOfUrl } from './domain/webhook-url.ts';
import { WebhookConfig } from './webhook.config.ts';

/** How long a secret holds beside the one that took its place. */
const overlap = '24 hours';

interface Row {
  readonly id: string;
  readonly url: string;
  readonly formerUntil: Date | null;
}

/** The addresses that notices are posted to, with their secrets, which are kept sealed. */
@Injectable()
export class Webhooks {
  constructor(
    private readonly seal: SecretSeal,
    private readonly config: WebhookConfig,
  ) {}

  faultsOf(url: string): FieldFault[] {
    return faultsOfUrl(url, this.config);
  }

  /** @returns the secret under which it is called */
  async add(manager: EntityManager, subscriptionId: string, url: string): Promise<string> {
    const secret = newWebhookSecret();
    const { keyId, sealed } = this.seal.seal(secret);
    await manager.query(
      'insert into webhook (subscription_id, url, secret_key_id, sealed_secret) values ($1, $2, $3, $4)',
      [subscriptionId, url, keyId, sealed],
    );
    return secret;
  }

  /** Another address, called under the same secret. */
  async move(manager: EntityManager, subscriptionId: string, url: string): Promise<void> {
    await manager.query('update webhook set url = $2 where subscription_id = $1', [subscriptionId, url]);
  }

  /** A new secret; the one before it holds for another day, and the one before that no more. @returns the new one */
  async rotate(manager: EntityManager, subscriptionId: string): Promise<string> {
    const secret = newWebhookSecret();
    const { keyId, sealed } = this.seal.seal(secret);
    await manager.query(
      `update webhook set former_key_id = secret_key_id, sealed_former_secret = sealed_secret,
              former_until = platform.now() + interval '${overlap}', secret_key_id = $2, sealed_secret = $3
       where subscription_id = $1`,
      [subscriptionId, keyId, sealed],
    );
    return secret;
  }

  /** What owners see of their webhooks, by the id of the subscription. */
  async shown(manager: EntityManager, subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, WebhookShown>> {
    const rows = await manager.query<Row[]>(
      `select subscription_id as id, url, case when former_until > platform.now() then former_until end as "formerUntil"
       from webhook where subscription_id = any ($1::uuid[])`,
      [subscriptionIds],
    );
    return new Map(rows.map(({ id, url, formerUntil }) => [id, { url, formerSecretUntil: formerUntil ?? undefined }]));
  }

  /** @throws SealBroken */
  open(sealed: Sealed): string {
    return this.seal.open(sealed);
  }
}
