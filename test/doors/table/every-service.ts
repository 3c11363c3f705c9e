import type { Doors } from '../door.ts';

/** Doors that the platform gives to each service. */
export const everyService: Doors = {
  'GET /health/live': { who: 'anybody' },
  'GET /health/ready': { who: 'anybody' },
  'GET /metrics': { who: 'anybody' },
  'GET /openapi.json': { who: 'anybody' },
  'GET /docs': { who: 'anybody' },
  'GET /docs/start.js': { who: 'anybody' },
  'GET /docs/:asset': { who: 'anybody', at: { asset: 'swagger-ui.css' } },
};
