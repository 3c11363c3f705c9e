import { type Door, type Doors, type Roles, unseen } from '../door.ts';

const overseers: Roles = { supervisor: 'county', leader: 'county' };
const forProvince: Roles = { administrator: 'province' };
const hours = { normal: 24, urgent: 2 };
const policy = { county: hours, city: hours, province: hours, longestSnooze: 24 };
/** What somebody does about an escalation of the county. */
const about = (body: object = {}): Door => ({
  who: overseers,
  at: { id: ':escalation' },
  body: { ...unseenVersion, ...body },
});
const unseenVersion = { version: unseen.version };
const reason = '请核实';

export const oversight: Doors = {
  'GET /api/audit': { who: { auditor: 'province' } },
  'GET /api/escalations': { who: { ...overseers, auditor: 'county' }, query: 'region=411681' },
  'GET /api/bureaus/:bureauId/escalations': { who: { 'bureau-head': 'bureau' }, at: { bureauId: ':lead' } },
  'GET /api/escalations/:id': { who: { ...overseers, auditor: 'county' }, at: { id: ':escalation' } },
  'POST /api/escalations/:id/acknowledge': about(),
  'POST /api/escalations/:id/delegate': about({ regionCode: '411681', bureauId: ':lead', reason }),
  'POST /api/escalations/:id/snooze': about({ until: ':tomorrow', reason }),
  'GET /api/administration/escalation-policy': { who: forProvince },
  'GET /api/administration/escalation-policy/history': { who: forProvince },
  'PUT /api/administration/escalation-policy': { who: forProvince, body: { ...policy, ...unseen } },
  'GET /api/figures': {
    who: { supervisor: 'county', administrator: 'county', leader: 'county' },
    query: 'region=411681',
  },
};
