/**
 * The audit trail: who saw and who did what, in one table that no service owns. Every service adds to it in the
 * transaction of what it tells of, and can do nothing else; oversight reads it, and may have it sealed. ADR 25.
 */
export function auditStatements(writers: string, reader: string): string[] {
  return [
    'CREATE SCHEMA IF NOT EXISTS audit',
    `CREATE TABLE IF NOT EXISTS audit.entry (
       number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       at timestamptz(3) NOT NULL DEFAULT platform.now(),
       service text NOT NULL DEFAULT substr(session_user, length('xinqiao_') + 1),
       staff text NOT NULL,
       action text NOT NULL,
       about text COLLATE "C",
       reason text,
       sequence bigint UNIQUE,
       hash bytea,
       CONSTRAINT sealed_wholly CHECK ((sequence IS NULL) = (hash IS NULL)))`,
    'CREATE INDEX IF NOT EXISTS entry_unsealed ON audit.entry (number) WHERE sequence IS NULL',
    'CREATE INDEX IF NOT EXISTS entry_about ON audit.entry (about, number)',
    'CREATE INDEX IF NOT EXISTS entry_of_staff ON audit.entry (staff, number)',
    keepFunction,
    `CREATE OR REPLACE TRIGGER entry_is_kept BEFORE DELETE ON audit.entry
       FOR EACH ROW EXECUTE FUNCTION audit.keep()`,
    `CREATE OR REPLACE TRIGGER entry_is_as_written BEFORE UPDATE ON audit.entry
       FOR EACH ROW WHEN (${isNoSealing}) EXECUTE FUNCTION audit.keep()`,
    `CREATE OR REPLACE TRIGGER entries_are_kept BEFORE TRUNCATE ON audit.entry
       FOR EACH STATEMENT EXECUTE FUNCTION audit.keep()`,
    sealFunction,
    'REVOKE ALL ON SCHEMA audit FROM PUBLIC',
    'REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC',
    `GRANT USAGE ON SCHEMA audit TO ${writers}`,
    `GRANT INSERT (staff, action, about, reason) ON audit.entry TO ${writers}`,
    `GRANT SELECT ON audit.entry TO ${reader}`,
    `GRANT EXECUTE ON FUNCTION audit.seal(integer) TO ${reader}`,
  ];
}

/** Nothing of an entry changes but that it is sealed, once; not by its owner's hand either. */
const isNoSealing = `OLD.sequence IS NOT NULL
  OR (NEW.number, NEW.at, NEW.service, NEW.staff, NEW.action, NEW.about, NEW.reason)
     IS DISTINCT FROM (OLD.number, OLD.at, OLD.service, OLD.staff, OLD.action, OLD.about, OLD.reason)`;

const keepFunction = `
  CREATE OR REPLACE FUNCTION audit.keep() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The audit trail is only added to.' USING ERRCODE = 'insufficient_privilege';
  END $$`;

/** SQL for each of these texts with its length in bytes before it. */
function contentOf(...fields: readonly string[]): string {
  return fields.map((field) => `coalesce(octet_length(${field}) || ':' || ${field}, '-') || ','`).join(' || ');
}

/**
 * Chains what was committed and is not sealed yet: the hash of each covers the one before. Of several at once one does
 * it, so that nobody who writes waits. What is hashed, apps/oversight/src/audit/domain/chain.ts says and recomputes.
 */
const sealFunction = `
  CREATE OR REPLACE FUNCTION audit.seal(most integer) RETURNS TABLE (sequence bigint, hash bytea)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
  DECLARE
    entry record;
    head bytea := decode(repeat('00', 32), 'hex');
    place bigint := 0;
    numbers bigint[] := '{}';
    hashes bytea[] := '{}';
  BEGIN
    IF NOT pg_try_advisory_xact_lock(7118202625) THEN RETURN; END IF;
    SELECT e.sequence, e.hash INTO entry FROM audit.entry e WHERE e.sequence IS NOT NULL ORDER BY e.sequence DESC LIMIT 1;
    IF FOUND THEN place := entry.sequence; head := entry.hash; END IF;
    FOR entry IN
      SELECT e.number, ${contentOf('e.number::text', '(extract(epoch FROM e.at) * 1000)::bigint::text', 'e.service', 'e.staff', 'e.action', 'e.about', 'e.reason')} AS content
      FROM audit.entry e WHERE e.sequence IS NULL ORDER BY e.number LIMIT most
    LOOP
      place := place + 1;
      head := sha256(head || convert_to(${contentOf('place::text')} || entry.content, 'UTF8'));
      numbers := numbers || entry.number;
      hashes := hashes || head;
    END LOOP;
    IF numbers = '{}' THEN RETURN; END IF;
    UPDATE audit.entry e SET sequence = place - cardinality(numbers) + link.nth, hash = link.hash
    FROM unnest(numbers, hashes) WITH ORDINALITY AS link (number, hash, nth) WHERE e.number = link.number;
    RETURN QUERY SELECT place, head;
  END $$`;
