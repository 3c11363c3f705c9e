import { type Doors, type Roles, supervision } from '../door.ts';

const watching: Roles = { supervisor: 'county', administrator: 'county', leader: 'county' };
const span = 'region=411681&from=2026-01-01&until=2026-12-31';

/** Figures, what is left out of them, and what everybody may read. */
export const figures: Doors = {
  'GET /api/figures': { who: watching, query: 'region=411681' },
  'GET /api/figures/rates': { who: watching, query: span },
  'GET /api/figures/series': { who: watching, query: `${span}&grain=month` },
  'GET /api/figures/ranking': { who: watching, query: `${span}&by=bureau&rate=satisfaction` },
  'GET /api/figures/forecast': { who: watching, query: 'region=411681' },
  'GET /api/figures/export': { who: watching, query: `${span}&grain=month&format=csv` },

  'GET /api/exclusions': { who: { ...supervision, leader: 'county' }, query: 'region=411681' },
  'GET /api/bureaus/:bureauId/exclusions': { who: { 'bureau-head': 'bureau' }, at: { bureauId: ':lead' } },
  'POST /api/exclusions': {
    who: { 'bureau-head': 'bureau' },
    body: { caseNumber: ':caseNumber', ground: 'other', reason: '情况特殊', evidence: ['函件'] },
  },
  // The bureau is the county's: its own supervisor stands not above it.
  'POST /api/exclusions/:id/approve': {
    who: { supervisor: 'city' },
    at: { id: ':exclusion' },
    body: { explanation: '属实' },
  },
  'POST /api/exclusions/:id/refuse': {
    who: { supervisor: 'city' },
    at: { id: ':exclusion' },
    body: { explanation: '不属实' },
  },

  'GET /api/public/ranking': { who: 'anybody', query: 'period=2026' },
  'GET /api/public/reports/:month': { who: 'anybody', at: { month: '2026-01' } },
  'GET /public/reports/:month': { who: 'anybody', at: { month: '2026-01' } },
};
