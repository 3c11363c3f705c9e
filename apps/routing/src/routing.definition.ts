import type { ServiceDefinition } from '#platform';
import { DecisionEntity } from './deciding/decision.entity.ts';
import { CatalogueSchema1764000100000 } from './migrations/1764000100000-catalogue-schema.ts';
import { RoutingSchema1764000000000 } from './migrations/1764000000000-routing-schema.ts';
import { Precedents1764300000000 } from './migrations/1764300000000-precedents.ts';
import { Readers1764400000000 } from './migrations/1764400000000-readers.ts';
import { MessagesByMonth1764610000000 } from './migrations/1764610000000-messages-by-month.ts';
import { SettledCases1764620000000 } from './migrations/1764620000000-settled-cases.ts';
import { MessageRetentionConfig } from './retention/message-retention.config.ts';
import { PrecedentEntity } from './precedents/precedent.entity.ts';
import { Repetition1764500000000 } from './migrations/1764500000000-repetition.ts';
import { LearntPlaces1764600000000 } from './migrations/1764600000000-learnt-places.ts';
import { DecidingPolicies1764605000000 } from './migrations/1764605000000-deciding-policies.ts';
import { CorrectedKinds1764720000000 } from './migrations/1764720000000-corrected-kinds.ts';
import { SketchesAsBytes1764710000000 } from './migrations/1764710000000-sketches-as-bytes.ts';
import { VoiceOfEveryMessage1764700000000 } from './migrations/1764700000000-voice-of-every-message.ts';
import { RevokedRulings1764730000000 } from './migrations/1764730000000-revoked-rulings.ts';
import { PinnedReaders1764740000000 } from './migrations/1764740000000-pinned-readers.ts';
import { BureausOfSettledCases1764762000000 } from './migrations/1764762000000-bureaus-of-settled-cases.ts';
import { CountiesOfEstates1764763000000 } from './migrations/1764763000000-counties-of-estates.ts';
import { MembersToAnnounce1764750000000 } from './migrations/1764750000000-members-to-announce.ts';
import { HotIssueConfig } from './repetition/hot-issue.config.ts';
import { RoutingModule } from './routing.module.ts';

export const routing: ServiceDefinition = {
  name: 'routing',
  description: 'Decides what a message is about, where it belongs and which bureau is to handle it, and says why.',
  module: RoutingModule,
  // What became of decided cases is learnt from; no case waits for it.
  topicPacesMs: { 'xinqiao.department.v1': 200 },
  configuration: [HotIssueConfig, MessageRetentionConfig],
  entities: [DecisionEntity, PrecedentEntity],
  migrations: [
    RoutingSchema1764000000000,
    CatalogueSchema1764000100000,
    Precedents1764300000000,
    Readers1764400000000,
    Repetition1764500000000,
    LearntPlaces1764600000000,
    DecidingPolicies1764605000000,
    MessagesByMonth1764610000000,
    SettledCases1764620000000,
    VoiceOfEveryMessage1764700000000,
    SketchesAsBytes1764710000000,
    CorrectedKinds1764720000000,
    RevokedRulings1764730000000,
    PinnedReaders1764740000000,
    MembersToAnnounce1764750000000,
    BureausOfSettledCases1764762000000,
    CountiesOfEstates1764763000000,
  ],
};
