import { type Door, type Doors, type Roles, unseen } from '../door.ts';

const desk: Roles = { 'triage-officer': 'county', supervisor: 'county' };
const readers: Roles = { ...desk, leader: 'county' };
const forProvince: Roles = { administrator: 'province' };
const forCounty: Roles = { administrator: 'county' };
const forCity: Roles = { administrator: 'city' };

const hotIssue = (who: Roles, body?: object): Door => ({ who, at: { id: ':hotIssue' }, body });
const place: Door = { who: forCity, at: { id: ':learntPlace' }, body: { reason: '这是店名' } };
const ruling: Door = { who: forCounty, at: { id: ':ruling' }, body: { reason: '误判事项' } };
const matter = { at: { code: 'unpaid-wages' } };
const bureau = { who: forCounty, at: { id: ':lead' } };
const policy = { who: forProvince, at: { function: 'conduct' } };

const matterContent = {
  name: '无人机扰民',
  phrases: ['无人机'],
  ...{ urgentPhrases: [], urgentMonths: [], urgentWhen: [], coFunctions: [] },
  samples: [{ body: '无人机天天拍我家院子', urgent: false, coFunctions: [] }],
  reason: '来信增多',
};
const bureauContent = { name: '项城市某办公室', functions: [], officeHours: [], reason: '机构改革' };

export const routing: Doors = {
  'GET /api/bureaus': { who: 'anybody', query: 'region=411681' },
  'GET /api/matters': { who: 'anybody' },
  'GET /api/decisions/:caseNumber': { who: readers },

  'GET /api/hot-issues': { who: readers, query: 'region=411681' },
  'GET /api/hot-issues/:id': hotIssue(readers),
  'POST /api/hot-issues/:id/confirm': hotIssue(desk, { version: unseen.version }),
  'POST /api/hot-issues/:id/dismiss': hotIssue(desk, unseen),
  'POST /api/hot-issues/:id/rename': hotIssue(desk, { version: unseen.version, title: '项城停电' }),
  'POST /api/hot-issues/:id/remove-member': hotIssue(desk, { version: unseen.version, caseNumber: ':caseNumber' }),
  'POST /api/hot-issues/:id/add-member': hotIssue(desk, { version: unseen.version, caseNumber: ':caseNumber' }),

  'GET /api/administration/matters': { who: forProvince },
  'POST /api/administration/matters': { who: forProvince, body: { code: 'drone-noise', ...matterContent } },
  'GET /api/administration/matters/:code': { who: forProvince, ...matter },
  'PUT /api/administration/matters/:code': {
    who: forProvince,
    ...matter,
    body: { ...matterContent, version: unseen.version },
  },
  'GET /api/administration/matters/:code/history': { who: forProvince, ...matter },
  'POST /api/administration/matters/:code/retire': { who: forProvince, ...matter, body: unseen },
  'POST /api/administration/matters/:code/restore': { who: forProvince, ...matter, body: unseen },

  'GET /api/administration/bureaus': { who: forCounty, query: 'region=411681' },
  'POST /api/administration/bureaus': {
    who: forCounty,
    body: { id: '411681-some-office', regionCode: '411681', ...bureauContent },
  },
  'GET /api/administration/bureaus/:id': bureau,
  'PUT /api/administration/bureaus/:id': { ...bureau, body: { ...bureauContent, version: unseen.version } },
  'GET /api/administration/bureaus/:id/history': bureau,
  'POST /api/administration/bureaus/:id/merge': { ...bureau, body: { ...unseen, into: ':helper' } },
  'POST /api/administration/bureaus/:id/restore': { ...bureau, body: unseen },

  'GET /api/administration/places': { who: forCity, query: 'city=411600' },
  'POST /api/administration/places/:id/remove': place,
  'POST /api/administration/places/:id/restore': place,

  'GET /api/administration/rulings': { who: forCounty, query: 'region=411681' },
  'POST /api/administration/rulings/:id/revoke': ruling,
  'POST /api/administration/rulings/:id/restore': ruling,

  'GET /api/administration/policies': { who: forProvince },
  'GET /api/administration/policies/:function': policy,
  'GET /api/administration/policies/:function/history': policy,
  'PUT /api/administration/policies/:function': { ...policy, body: { ...unseen, decides: 'person' } },
};
