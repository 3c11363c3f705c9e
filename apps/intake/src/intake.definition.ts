import { ContactSealConfig, QueryCodeConfig, type ServiceDefinition } from '#platform';
import { IntakeModule } from './intake.module.ts';
import { CreateMessage1764000001000 } from './migrations/1764000001000-create-message.ts';
import { CreateTimelineStep1764000002000 } from './migrations/1764000002000-create-timeline-step.ts';
import { MessageLocation1764000003000 } from './migrations/1764000003000-message-location.ts';
import { SplitMessages1764000004000 } from './migrations/1764000004000-split-messages.ts';
import { ExclusionNotice1764460800000 } from './migrations/1764460800000-exclusion-notice.ts';
import { StoredMessage } from './submission/stored-message.entity.ts';
import { TimelineStep } from './tracking/timeline-step.entity.ts';

export const intake: ServiceDefinition = {
  name: 'intake',
  description: 'Takes messages from every channel, gives case numbers, and shows citizens how their case goes.',
  module: IntakeModule,
  entities: [StoredMessage, TimelineStep],
  configuration: [QueryCodeConfig, ContactSealConfig],
  migrations: [
    CreateMessage1764000001000,
    CreateTimelineStep1764000002000,
    MessageLocation1764000003000,
    SplitMessages1764000004000,
    ExclusionNotice1764460800000,
  ],
  monthlyTables: [
    { table: 'message', column: 'case_id', by: 'id' },
    { table: 'timeline_step', column: 'case_id', by: 'id' },
  ],
  paceMs: 200,
};
