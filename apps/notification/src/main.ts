import { runService } from '#platform';
import { notification } from './notification.definition.ts';

await runService(notification);
