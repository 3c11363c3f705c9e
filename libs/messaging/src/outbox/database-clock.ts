/** The time where nobody configures another: the server's, not the transaction's beginning. */
export const databaseClock = 'clock_timestamp()';
