import type { Doors } from '../door.ts';

export const notification: Doors = {
  'GET /api/deliveries': { who: { administrator: 'province' }, query: 'caseNumber=:caseNumber' },
};
