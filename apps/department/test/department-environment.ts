import { randomBytes } from 'node:crypto';
import { serviceEnvironment, type TestDatabase } from '#testing';

/** With what department is started in a test on a database of its own, with keys of its own; `more` says it otherwise. */
export function departmentEnvironment(
  database: TestDatabase,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return serviceEnvironment(database.urlFor('department'), {
    QUERY_CODE_KEY: randomBytes(32).toString('base64'),
    CONTACT_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    ...more,
  });
}
