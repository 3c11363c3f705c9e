import { createRequire } from 'node:module';

/** What the client keeps for each connection: requests that wait for their turn. */
interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

const require = createRequire(import.meta.url);
const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
const schedule = prototype.scheduleCheckPendingRequests;

/**
 * kafkajs 2.2 looks a thousand times a second for requests that wait, on every connection, also where none does
 * (https://github.com/tulios/kafkajs/issues/1704). A queue that gets one schedules its own look, so without any none is due.
 */
prototype.scheduleCheckPendingRequests = function () {
  if (this.pending.length > 0) schedule.call(this);
};
