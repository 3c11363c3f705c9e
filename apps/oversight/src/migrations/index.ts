import { CreateEventArchive1764000001000 } from './1764000001000-create-event-archive.ts';
import { CreateFigures1764000002000 } from './1764000002000-create-figures.ts';
import { AuditHeads1764400400000 } from './1764400400000-audit-heads.ts';
import { CreateIndicators1764460800000 } from './1764460800000-create-indicators.ts';
import { CreateExclusion1764460801000 } from './1764460801000-create-exclusion.ts';
import { Escalations1764500100000 } from './1764500100000-escalations.ts';
import { KnownCasesAndBureaus1764600000000 } from './1764600000000-known-cases-and-bureaus.ts';
import { SupervisionList1764600010000 } from './1764600010000-supervision-list.ts';
import { Instructions1764600020000 } from './1764600020000-instructions.ts';
import { Surveys1764600030000 } from './1764600030000-surveys.ts';
import { WatchedHotIssues1764600040000 } from './1764600040000-watched-hot-issues.ts';
import { OneRowACase1764720000000 } from './1764720000000-one-row-a-case.ts';
import { MergersOfBureaus1764730000000 } from './1764730000000-mergers-of-bureaus.ts';
import { RunningClocks1764740000000 } from './1764740000000-running-clocks.ts';
import { PlacesOfEscalations1764750000000 } from './1764750000000-places-of-escalations.ts';
import { BureausThatHadACase1764760000000 } from './1764760000000-bureaus-that-had-a-case.ts';
import { RequestsWithKeys1764770000000 } from './1764770000000-requests-with-keys.ts';

/** In the order in which they run. */
export const oversightMigrations = [
  CreateEventArchive1764000001000,
  CreateFigures1764000002000,
  AuditHeads1764400400000,
  CreateIndicators1764460800000,
  CreateExclusion1764460801000,
  Escalations1764500100000,
  KnownCasesAndBureaus1764600000000,
  SupervisionList1764600010000,
  Instructions1764600020000,
  Surveys1764600030000,
  WatchedHotIssues1764600040000,
  OneRowACase1764720000000,
  MergersOfBureaus1764730000000,
  RunningClocks1764740000000,
  PlacesOfEscalations1764750000000,
  BureausThatHadACase1764760000000,
  RequestsWithKeys1764770000000,
];
