import { runService } from '#platform';
import { intake } from './intake.definition.ts';

await runService(intake);
