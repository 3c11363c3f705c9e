import { CreateEventArchive1764000001000 } from './1764000001000-create-event-archive.ts';
import { CreateFigures1764000002000 } from './1764000002000-create-figures.ts';
import { AuditHeads1764400400000 } from './1764400400000-audit-heads.ts';
import { Escalations1764500100000 } from './1764500100000-escalations.ts';

/** In the order in which they run. */
export const oversightMigrations = [
  CreateEventArchive1764000001000,
  CreateFigures1764000002000,
  AuditHeads1764400400000,
  Escalations1764500100000,
];
