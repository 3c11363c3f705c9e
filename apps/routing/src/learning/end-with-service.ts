/**
 * In a program that a service has begun: ends it once that service is gone, which begins another when it is back. It is heard between
 * two pieces of work. A program that a person runs goes on.
 */
export function endWithService(): void {
  process.once('disconnect', () => process.exit(1));
  // Nobody to listen to is no reason to stay.
  process.channel?.unref();
}
