/** Where the servers are that this test run uses; Jest's global set-up has started them or found them. */
export interface Infrastructure {
  /** Administrative. */
  readonly databaseUrl: string;
  readonly kafkaBrokers: string;
}

/** @throws when the spec runs in a Jest project without the global set-up */
export function infrastructure(): Infrastructure {
  const { DATABASE_URL: databaseUrl, KAFKA_BROKERS: kafkaBrokers } = process.env;
  if (!databaseUrl || !kafkaBrokers)
    throw new Error('No servers: this Jest project needs libs/testing/src/jest-setup.ts.');
  return { databaseUrl, kafkaBrokers };
}
