import { runService } from '#platform';
import { department } from './department.definition.ts';

await runService(department);
