import { runService } from '#platform';
import { routing } from './routing.definition.ts';

await runService(routing);
