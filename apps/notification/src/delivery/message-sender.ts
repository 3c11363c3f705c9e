import type { Letter } from '../templates/render-letter.ts';
import type { Outcome } from './domain/outcome.ts';

/** A letter to one recipient. */
export interface Message {
  /** The delivery's id: the same at every try, so that a receiver can tell a repetition. */
  readonly id: string;
  /** Where to: a mail address for mail. */
  readonly recipient: string;
  readonly letter: Letter;
}

/** Something that carries messages: mail today, SMS and others beside it later. */
export abstract class MessageSender {
  /** Never throws: what goes wrong is an outcome, since the reaction to it is the caller's. */
  abstract send(message: Message): Promise<Outcome>;
}
