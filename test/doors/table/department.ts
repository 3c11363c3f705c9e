import { png } from '../../../apps/department/test/files.ts';
import { atWork, type Door, type Doors, type Roles, stale, supervision, triage } from '../door.ts';

const readers: Roles = { ...atWork, ...triage, ...supervision, leader: 'county' };
const ownBureau: Roles = { handler: 'bureau', 'bureau-head': 'bureau' };
const forProvince: Roles = { administrator: 'province' };

const helper = { id: ':helper', name: '城市管理局', regionCode: '411681' };
const third = { id: '411681-civil-affairs', name: '民政局', regionCode: '411681' };
const someTask = { taskId: '019aaf5e-0000-7000-8000-000000000001' };
const reason = '情况复杂';

const atLead = { who: ownBureau, at: { bureauId: ':lead' } };
const savedView = { name: '急件', isShared: true, filter: { urgent: true } };
const oneView = { who: ownBureau, at: { bureauId: ':lead', id: ':savedView' } };

/** What a bureau may do beyond seeing the case depends on how it stands: docs/state-machine.md. */
const command = (who: Roles, body: object = {}): Door => ({ who, body: { ...stale, ...body } });
/** Of a case that is not theirs they are told so in its result; who may do it to none is not let in at all. */
const inBulk = (who: Roles, body: object = {}): Door => ({
  who,
  body: { cases: [{ caseNumber: ':caseNumber', ...stale }], ...body },
});
const policy = { who: forProvince, at: { kind: 'complaint', urgency: 'normal' } };
const year = { who: forProvince, at: { year: '2027' } };
const newYear = { date: '2027-01-01', isWorked: false, name: '元旦' };
const yearContent = { status: 'provisional', source: '省政府通知', days: [newYear] };
const terms = {
  triage: { amount: 4, unit: 'working-hours' },
  accept: { amount: 1, unit: 'working-days' },
  firstContact: { amount: 2, unit: 'working-days' },
};

const acting: Roles = { ...atWork, ...triage, ...supervision };
/** All that somebody of one subject has added is his, at whichever bureau at work on the case. */
const handlersOwn: Roles = { handler: 'bureaus-at-work' };
const file = { type: 'image/png', content: png() };

export const department: Doors = {
  'GET /api/citizens/cases/:caseNumber': { who: 'citizen' },
  'GET /api/citizens/cases/:caseNumber/attachments': { who: 'citizen' },
  'POST /api/citizens/cases/:caseNumber/attachments': { who: 'citizen', file },
  'GET /api/citizens/cases/:caseNumber/attachments/:attachmentId': {
    who: 'citizen',
    at: { attachmentId: ':citizensAttachment' },
  },
  'POST /api/citizens/cases/:caseNumber/attachments/:attachmentId/withdraw': {
    who: 'citizen',
    at: { attachmentId: ':citizensAttachment' },
  },
  'POST /api/citizens/cases/:caseNumber/supplement': { who: 'citizen', body: { text: '有新的情况' } },
  'POST /api/citizens/cases/:caseNumber/withdraw': { who: 'citizen', body: {} },
  'POST /api/citizens/cases/:caseNumber/rate': { who: 'citizen', body: { solved: true, satisfaction: 5 } },
  'POST /api/citizens/cases/:caseNumber/reopen': { who: 'citizen', body: { reason: '没有解决' } },

  'GET /api/bureaus/:bureauId/queue': atLead,
  'GET /api/bureaus/:bureauId/queue/counts': atLead,
  'POST /api/bureaus/:bureauId/queue/take-next': { ...atLead, body: {} },
  'GET /api/bureaus/:bureauId/colleagues': atLead,
  'POST /api/bureaus/:bureauId/search': { ...atLead, body: { text: '工资' } },
  'GET /api/bureaus/:bureauId/views': atLead,
  'POST /api/bureaus/:bureauId/views': { ...atLead, body: savedView },
  'PUT /api/bureaus/:bureauId/views/:id': { ...oneView, body: { ...savedView, version: 9 } },
  'DELETE /api/bureaus/:bureauId/views/:id': oneView,
  'GET /api/bureaus/:bureauId/co-tasks': { who: ownBureau, at: { bureauId: ':lead' } },
  'GET /api/triage': { who: triage, query: 'region=411681' },
  'GET /api/bureaus/:bureauId/awaiting-head': { who: { 'bureau-head': 'bureau' }, at: { bureauId: ':lead' } },
  'GET /api/awaiting-supervisor': { who: supervision, query: 'region=411681' },

  'GET /api/follow-ups': { who: triage, query: 'region=411681' },
  'POST /api/follow-ups/take': { who: triage, query: 'region=411681', body: {} },

  'GET /api/cases/:caseNumber': { who: readers },
  'POST /api/cases/:caseNumber/reveal-contact': {
    who: { ...ownBureau, ...supervision },
    body: { reason: '电话核实情况' },
  },
  'GET /api/cases/:caseNumber/clocks': { who: readers },

  'GET /api/cases/:caseNumber/notes': { who: acting },
  'POST /api/cases/:caseNumber/notes': { who: acting, body: { text: '已电话核实' } },
  'POST /api/cases/:caseNumber/notes/:noteId/withdraw': { who: handlersOwn, at: { noteId: ':note' } },
  'GET /api/cases/:caseNumber/attachments': { who: readers },
  'POST /api/cases/:caseNumber/attachments': { who: acting, file },
  'GET /api/cases/:caseNumber/attachments/:attachmentId': { who: readers, at: { attachmentId: ':attachment' } },
  'POST /api/cases/:caseNumber/attachments/:attachmentId/withdraw': {
    who: { ...handlersOwn, ...supervision },
    at: { attachmentId: ':withdrawable' },
  },

  'POST /api/cases/:caseNumber/accept': command(atWork),
  'POST /api/cases/:caseNumber/assign-handler': command(atWork),
  'POST /api/cases/:caseNumber/look': { who: atWork },
  'POST /api/cases/:caseNumber/return': command(atWork, { reason, dutyLine: '劳动监察' }),
  'POST /api/cases/:caseNumber/contact': command(atWork),
  'POST /api/cases/:caseNumber/reply': command(atWork, { visibility: 'public', text: '正在核实' }),
  'POST /api/cases/:caseNumber/resolve': command(atWork, { visibility: 'public', text: '已支付' }),
  'POST /api/cases/:caseNumber/check-reply': { who: ownBureau, body: { text: '所欠工资已全部支付。' } },
  'POST /api/cases/:caseNumber/confirm-resolution': command({ 'bureau-head': 'bureaus-at-work' }),
  'POST /api/cases/:caseNumber/refuse-resolution': command({ 'bureau-head': 'bureaus-at-work' }, { reason }),
  'POST /api/cases/:caseNumber/suspend': command(atWork, { waitingFor: 'citizen', reason, until: ':tomorrow' }),
  'POST /api/cases/:caseNumber/resume': command(atWork),
  'POST /api/cases/:caseNumber/request-extension': command(atWork, { days: 20, reason }),
  'POST /api/cases/:caseNumber/ask-co-bureau': command(atWork, { bureau: third, task: '核查围挡' }),
  'POST /api/cases/:caseNumber/complete-co-task': command(atWork, { ...someTask, answer: '已核查' }),
  'POST /api/cases/:caseNumber/waive-co-task': command(atWork, { ...someTask, reason }),
  'POST /api/cases/:caseNumber/propose-decline': command(atWork, { legalGround: '第三十一条', explanation: '已立案' }),

  'POST /api/cases/:caseNumber/assign': command(triage, { lead: helper }),
  'POST /api/cases/:caseNumber/name-complained-of': command({ ...triage, ...supervision }, { bureau: third, reason }),
  'POST /api/cases/:caseNumber/decline': command(triage, { explanation: '不属受理范围', askInstead: '人民法院' }),
  'POST /api/cases/:caseNumber/split': command(triage, { reason, parts: [{ subject: '扰民', body: '夜间施工' }] }),
  'POST /api/cases/:caseNumber/merge': command(triage, { into: ':neighbour', reason }),
  'POST /api/cases/:caseNumber/unmerge': command(triage, { reason }),

  'POST /api/cases/:caseNumber/rate-by-call': command(triage, { solved: true, satisfaction: 5 }),
  'POST /api/cases/:caseNumber/miss-call': command(triage),

  'POST /api/cases/:caseNumber/arbitrate': command(supervision, { lead: helper, reason }),
  'POST /api/cases/:caseNumber/approve-extension': command(supervision),
  'POST /api/cases/:caseNumber/refuse-extension': command(supervision, { reason }),
  'POST /api/cases/:caseNumber/confirm-decline': command(supervision),
  'POST /api/cases/:caseNumber/refuse-decline': command(supervision, { reason }),
  'POST /api/cases/:caseNumber/reopen': command(supervision, { reason }),

  'GET /api/hot-issues/:hotIssueId/cases': { who: readers, at: { hotIssueId: ':hotIssueOfCase' } },

  'GET /api/bulk-actions': { who: { handler: 'anywhere', 'bureau-head': 'anywhere', supervisor: 'anywhere' } },
  'GET /api/bulk-actions/:id': { who: { handler: 'anywhere' }, at: { id: ':bulkAction' } },
  'POST /api/bulk-actions/accept': inBulk(atWork),
  'POST /api/bulk-actions/contact': inBulk(atWork),
  'POST /api/bulk-actions/reply': inBulk(atWork, { visibility: 'public', text: '正在核实' }),
  'POST /api/bulk-actions/complete-co-task': inBulk(atWork, { answer: '已核查' }),
  'POST /api/bulk-actions/resolve': inBulk(atWork, { visibility: 'public', text: '已支付', waiverReason: reason }),
  'POST /api/bulk-actions/confirm-resolution': inBulk({ 'bureau-head': 'bureaus-at-work' }),
  'POST /api/bulk-actions/request-extension': inBulk(atWork, { days: 20, reason }),
  'POST /api/bulk-actions/approve-extension': inBulk(supervision),
  'POST /api/bulk-actions/refuse-extension': inBulk(supervision, { reason }),

  'GET /api/administration/clock-policies': { who: forProvince },
  'GET /api/administration/clock-policies/:kind/:urgency/history': policy,
  'PUT /api/administration/clock-policies/:kind/:urgency': { ...policy, body: { ...terms, version: 9, reason } },
  'GET /api/administration/calendar/:year': year,
  'PUT /api/administration/calendar/:year': { ...year, body: { ...yearContent, version: 2_000_000_000, reason } },
  'POST /api/administration/calendar/:year/preview': { ...year, body: yearContent },
};
