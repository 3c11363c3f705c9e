import type { Doors } from '../door.ts';

export const oversight: Doors = {
  'GET /api/audit': { who: { auditor: 'province' } },
  'GET /api/figures': {
    who: { supervisor: 'county', administrator: 'county', leader: 'county' },
    query: 'region=411681',
  },
};
