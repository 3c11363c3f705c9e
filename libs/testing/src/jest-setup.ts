import { resolveInfrastructure } from './servers/resolve.ts';

/** Jest's global set-up of the projects that need servers; the first of them starts them, the others find them. */
export default async function setUp(): Promise<void> {
  const { databaseUrl, kafkaBrokers } = await resolveInfrastructure();
  process.env.DATABASE_URL = databaseUrl;
  process.env.KAFKA_BROKERS = kafkaBrokers;
}
