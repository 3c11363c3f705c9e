import { Failure } from '#domain';
import type { Message, Sender } from './message.ts';

/** The refusal of a Message of a Channel that its Sender does not speak for. Who speaks for none writes as anybody may. */
export function foreignChannel({ channel }: Message, { channels }: Sender): Failure | undefined {
  if (channels === undefined || channels.includes(channel)) return undefined;
  const own = channels.length > 0 ? channels.join(', ') : 'none';
  const fault = { field: 'channel', rule: 'own-channel', message: `channel must be one of the token's own: ${own}.` };
  const message = 'The token does not speak for the channel of this message.';
  return new Failure('forbidden', 'foreign-channel', message, { fields: [fault] });
}
