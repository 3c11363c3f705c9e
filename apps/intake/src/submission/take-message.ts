import { Injectable } from '@nestjs/common';
import { Failure } from '#domain';
import { isTransient, newUuid } from '#messaging';
import { ContactSeal, currentRequest, GroupCommit, SealBroken } from '#platform';
import type { Message, Sender } from './domain/message.ts';
import { isOnlyByCall } from './domain/only-by-call.ts';
import { foreignChannel } from './domain/own-channel.ts';
import { uniqueKeys } from './domain/repeat.ts';

import { StoreMessages } from './store-messages.ts';
import type { Outcome, Receipt, Submission } from './submission.ts';

/** Rows of about 1 KB: larger groups gain nothing and make the first of them wait. */
const largestGroup = 500;
/** A commit costs about as much as thirty rows. */
const worthASecond = 32;
/** About two seconds of work: who would have to wait longer is told to come again. */
const longestQueue = 5_000;

/** Takes a Message: it is stored and announced before the receipt is given, together with whatever else comes in. */
@Injectable()
export class TakeMessage {
  private readonly groups: GroupCommit<Submission, Outcome>;

  constructor(
    private readonly seal: ContactSeal,
    storeMessages: StoreMessages,
  ) {
    this.groups = new GroupCommit((submissions) => storeMessages.execute(submissions), {
      largestGroup,
      worthASecond,
      longestQueue,
      keysOf: (submission) => submission.uniqueKeys,
      // A contact that does not open concerns the one repeat that must be compared with it.
      isOutage: (error) => isTransient(error) && !(error instanceof SealBroken),
    });
  }

  /** @throws Failure when the Message is refused; while the database is away, what its driver says */
  async execute(message: Message, sender: Sender): Promise<Receipt> {
    const refusal = foreignChannel(message, sender);
    if (refusal) throw refusal;
    const outcome = await this.groups.submit({
      caseId: newUuid(),
      message,
      clientId: sender.clientId,
      uniqueKeys: uniqueKeys(message, sender),
      sealedContact: message.contact && this.seal.seal(message.contact),
      onlyByCall: isOnlyByCall(message.channel, message.contact) || undefined,
      writer: message.contact && this.seal.writerOf(message.contact),
      causedBy: currentRequest(),
    });
    if (outcome instanceof Failure) throw outcome;
    return outcome;
  }
}
