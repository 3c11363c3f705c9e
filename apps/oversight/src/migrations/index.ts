import { CreateEventArchive1764000001000 } from './1764000001000-create-event-archive.ts';
import { CreateFigures1764000002000 } from './1764000002000-create-figures.ts';
import { AuditHeads1764400400000 } from './1764400400000-audit-heads.ts';
import { KnownCasesAndBureaus1764600000000 } from './1764600000000-known-cases-and-bureaus.ts';
import { SupervisionList1764600010000 } from './1764600010000-supervision-list.ts';

/** In the order in which they run. */
export const oversightMigrations = [
  CreateEventArchive1764000001000,
  CreateFigures1764000002000,
  AuditHeads1764400400000,
  KnownCasesAndBureaus1764600000000,
  SupervisionList1764600010000,
];
