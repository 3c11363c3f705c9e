import type { Doors, Roles } from '../door.ts';

/** One's own, wherever one works. */
const followers: Roles = {
  ...{ supervisor: 'anywhere', leader: 'anywhere', 'triage-officer': 'anywhere' },
  ...{ handler: 'anywhere', 'bureau-head': 'anywhere' },
};
/** The sample is a supervisor's: to others it does not exist. */
const owner: Roles = { supervisor: 'anywhere' };
/** What is sent on needs the region as well. */
const ownerWithin: Roles = { supervisor: 'county' };
const mail = { address: 'du@example.gov.cn', pace: 'immediate' };
const at = { id: ':subscription' };

export const notification: Doors = {
  'GET /api/deliveries': { who: { administrator: 'province' }, query: 'caseNumber=:caseNumber' },
  // Who follows nothing by stream is told so.
  'GET /api/subscriptions/stream': { who: followers },
  'GET /api/subscriptions': { who: followers },
  // Of a bureau its staff alone: apps/notification/src/following/following-a-bureau.int-spec.ts.
  'POST /api/subscriptions': {
    who: { supervisor: 'county', leader: 'county', 'triage-officer': 'county' },
    body: { regionCode: '411681', means: 'mail', mail },
  },
  'PUT /api/subscriptions/:id': { who: ownerWithin, at, body: { regionCode: '411681', version: 2_000_000_000 } },
  // What is not there, or another's, is not ended; who asks is answered as if it were.
  'DELETE /api/subscriptions/:id': { who: followers, at: { id: '019aaf5e-0000-7000-8000-000000000002' } },
  'GET /api/subscriptions/:id/deliveries': { who: owner, at },
  'POST /api/subscriptions/:id/rotate-secret': { who: owner, at },
  'POST /api/subscriptions/:id/enable': { who: ownerWithin, at },
  'POST /api/subscriptions/:id/replay': { who: ownerWithin, at, body: { since: '2026-01-01T00:00:00.000Z' } },
  'POST /api/subscriptions/:id/deliveries/:deliveryId/replay': {
    who: ownerWithin,
    at: { ...at, deliveryId: ':noticeDelivery' },
  },
};
