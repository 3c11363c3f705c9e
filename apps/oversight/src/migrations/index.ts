import { CreateEventArchive1764000001000 } from './1764000001000-create-event-archive.ts';
import { CreateFigures1764000002000 } from './1764000002000-create-figures.ts';

/** In the order in which they run. */
export const oversightMigrations = [CreateEventArchive1764000001000, CreateFigures1764000002000];
