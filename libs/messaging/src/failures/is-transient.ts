/**
 * SQLSTATEs that tell of the server's or the connection's condition, not of the statement (PostgreSQL, appendix A):
 * 08 connection, 40 rolled back by concurrency, 53 resources, 57P0x shutdown and crash, 58 system error,
 * 55P03 lock timeout, 25006 a standby instead of the primary, 25P03 a transaction that was idle for too long.
 * Not 57014, a statement that took too long: it ran all that time, as waiting for a lock ends earlier with 55P03.
 */
const transientState = /^(08|40|53|57P0|58)|^(55P03|25006|25P03)$/;

/** Those of the system; `ENOKEY`, "required key not available", is also said of a key that operators have yet to hand out. */
const transientSystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOKEY',
]);

/**
 * What pg, pg-pool and TypeORM say of a broken connection without giving a code (of one that broke between two statements TypeORM
 * knows only that it has it no more); and PostgreSQL of a statement prepared before a migration.
 */
const transientMessage =
  /^(cached plan must not change result type|Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Cannot use a pool after|Query read timeout|timeout expired|Driver not Connected|Query runner already released|Database connection provided by a query runner was already released)/;

/**
 * Whether an error tells that something we stand on is down or busy, so that the same work may succeed later.
 * Anything else is the work's own fault and would fail again.
 */
export function isTransient(error: unknown, depth = 0): boolean {
  if (!Error.isError(error) || depth > 4) return false;
  const { code, cause, driverError } = error as Error & { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && (transientState.test(code) || transientSystemCodes.has(code))) return true;
  if (transientMessage.test(error.message) || isKafkaTrouble(error)) return true;
  return isTransient(driverError, depth + 1) || isTransient(cause, depth + 1);
}

/** kafkajs marks what may pass; its own retries being used up says nothing against trying later. */
function isKafkaTrouble(error: Error): boolean {
  if (!error.name.startsWith('KafkaJS')) return false;
  return (
    error.name === 'KafkaJSNumberOfRetriesExceeded' || (error as Error & { retriable?: boolean }).retriable === true
  );
}
