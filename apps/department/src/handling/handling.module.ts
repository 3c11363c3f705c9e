import { Module } from '@nestjs/common';
import { ClocksModule } from '../clocks/clocks.module.ts';
import { ContactsModule } from '../contacts/contacts.module.ts';
import { DirectoryModule } from '../directory/directory.module.ts';
import { AcceptCase } from './accept-case.ts';
import { ActOnCase } from './act-on-case.ts';
import { AssignCaseOnDecided } from './assign-case-on-decided.ts';
import { AssignCase } from './assign-case.ts';
import { HandlingConsumer } from './handling.consumer.ts';
import { HandlingController } from './handling.controller.ts';
import { KeepChanges } from './keep-changes.ts';
import { NameComplainedOf } from './name-complained-of.ts';
import { NamedPlacement } from './named-placement.ts';
import { OpenCaseOnSubmitted } from './open-case-on-submitted.ts';
import { PendingDecisionGauge } from './pending-decision-gauge.ts';
import { ReadCase } from './read-case.ts';
import { RecordContact } from './record-contact.ts';
import { ReplyToCase } from './reply-to-case.ts';

/** A case from its opening until it is resolved. */
@Module({
  imports: [ClocksModule, ContactsModule, DirectoryModule],
  controllers: [HandlingController, HandlingConsumer],
  providers: [
    OpenCaseOnSubmitted,
    AssignCaseOnDecided,
    PendingDecisionGauge,
    KeepChanges,
    ActOnCase,
    NamedPlacement,
    AssignCase,
    NameComplainedOf,
    AcceptCase,
    RecordContact,
    ReplyToCase,
    ReadCase,
  ],
  exports: [ActOnCase, KeepChanges, NamedPlacement],
})
export class HandlingModule {}
