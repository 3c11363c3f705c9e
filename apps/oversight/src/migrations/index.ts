import { CreateEventArchive1764000001000 } from './1764000001000-create-event-archive.ts';
import { CreateFigures1764000002000 } from './1764000002000-create-figures.ts';
import { AuditHeads1764400400000 } from './1764400400000-audit-heads.ts';
import { CreateIndicators1764460800000 } from './1764460800000-create-indicators.ts';
import { CreateExclusion1764460801000 } from './1764460801000-create-exclusion.ts';

/** In the order in which they run. */
export const oversightMigrations = [
  CreateEventArchive1764000001000,
  CreateFigures1764000002000,
  AuditHeads1764400400000,
  CreateIndicators1764460800000,
  CreateExclusion1764460801000,
];
