import { runService } from '#platform';
import { oversight } from './oversight.definition.ts';

await runService(oversight);
