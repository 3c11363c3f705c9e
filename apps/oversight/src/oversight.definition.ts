import { FilesConfig, type ServiceDefinition } from '#platform';
import { archiveMonths } from './archive/archive-months.ts';
import { oversightMigrations } from './migrations/index.ts';
import { OversightModule } from './oversight.module.ts';

export const oversight: ServiceDefinition = {
  name: 'oversight',
  description:
    'Keeps every event, counts where the cases stand, follows what somebody watches, and escalates what is stuck.',
  module: OversightModule,
  entities: [],
  migrations: oversightMigrations,
  monthlyTables: [archiveMonths],
  configuration: [FilesConfig],
  paceMs: 200,
  slowestFileMs: 5 * 60_000,
};
