/**
 * The one clock of all rules: the database's time, plus a shift that only an administrator (a test) may set.
 * The function runs with its owner's rights, so that no service needs to see the table.
 */
export function clockStatements(readers: string): string[] {
  return [
    'CREATE SCHEMA IF NOT EXISTS platform',
    `CREATE TABLE IF NOT EXISTS platform.clock (
       single boolean PRIMARY KEY DEFAULT true CHECK (single),
       shift interval NOT NULL DEFAULT '0')`,
    'INSERT INTO platform.clock DEFAULT VALUES ON CONFLICT DO NOTHING',
    `CREATE OR REPLACE FUNCTION platform.now() RETURNS timestamptz LANGUAGE sql VOLATILE SECURITY DEFINER
       BEGIN ATOMIC SELECT clock_timestamp() + shift FROM platform.clock; END`,
    'REVOKE ALL ON platform.clock FROM PUBLIC',
    'REVOKE ALL ON FUNCTION platform.now() FROM PUBLIC',
    `GRANT USAGE ON SCHEMA platform TO ${readers}`,
    `GRANT EXECUTE ON FUNCTION platform.now() TO ${readers}`,
  ];
}
