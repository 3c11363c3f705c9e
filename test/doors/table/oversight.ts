import { png } from '../../../apps/department/test/files.ts';
import { type Door, type Doors, type Roles, unseen } from '../door.ts';
import { figures } from './oversight-figures.ts';

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
const watchers: Roles = { supervisor: 'county', leader: 'county', auditor: 'county' };
const deciders: Roles = { supervisor: 'county', leader: 'county' };
const supervisors: Roles = { supervisor: 'county' };
const ownBureau: Roles = { handler: 'bureau', 'bureau-head': 'bureau' };
/** A leader's own instructions, as long as he answers for the region whose case it is, and for its supervisors all. */
const instructed: Roles = { leader: 'county', supervisor: 'county' };
/** A survey of the counties of a city. */
const surveyors: Roles = { supervisor: 'city', leader: 'city' };
const surveyReaders: Roles = { ...surveyors, auditor: 'city' };
const { version } = unseen;
const file = { type: 'image/png', content: png() };
const anyRegion = 'region=411681';
const dueAt = ':tomorrow';
const caseNumber = ':caseNumber';
const entry = (who: Roles, more: Partial<Door> = {}): Door => ({ who, at: { entryId: ':entry' }, ...more });
const bureauEntry = (body?: object): Door => ({ who: ownBureau, at: { bureauId: ':lead', entryId: ':entry' }, body });
const instruction = (who: Roles, body?: object): Door => ({ who, at: { instructionId: ':instruction' }, body });
const bureauInstruction = (body?: object): Door => ({
  ...{ who: ownBureau, at: { bureauId: ':lead', instructionId: ':instruction' }, body },
});
const survey = (who: Roles, more: Partial<Door> = {}): Door => ({ who, at: { surveyId: ':survey' }, ...more });
const question = (more: Partial<Door> = {}): Door => ({
  ...{ who: ownBureau, at: { bureauId: ':lead', questionId: ':question', paperId: ':questionPaper' }, ...more },
});
const meeting = {
  ...{ version, heldAt: '2026-11-23T08:00:00.000Z', attendees: ['市发改委'], findings: '线路老化', decision: '改造' },
};

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
  ...figures,

  'GET /api/supervision': { who: watchers, query: anyRegion },
  'POST /api/supervision': { who: deciders, body: { caseNumber, why: '反复反映', dueAt } },
  'GET /api/supervision/:entryId': entry(watchers),
  'GET /api/supervision/:entryId/notes': entry(watchers),
  'POST /api/supervision/:entryId/report': entry(supervisors, { body: { text: '已到现场核查' } }),
  'POST /api/supervision/:entryId/change-due': entry(deciders, { body: { version, dueAt, reason: '工期调整' } }),
  'POST /api/supervision/:entryId/evidence': entry(supervisors, { file }),
  'GET /api/supervision/:entryId/evidence/:paperId': entry(watchers, {
    at: { entryId: ':entry', paperId: ':evidence' },
  }),
  'POST /api/supervision/:entryId/close': entry(supervisors, { body: { version, evidence: '发放名册' } }),
  'GET /api/bureaus/:bureauId/supervision': { who: ownBureau, at: { bureauId: ':lead' } },
  'GET /api/bureaus/:bureauId/supervision/:entryId': bureauEntry(),
  'GET /api/bureaus/:bureauId/supervision/:entryId/notes': bureauEntry(),
  'POST /api/bureaus/:bureauId/supervision/:entryId/report': bureauEntry({ text: '正在发放' }),

  'GET /api/instructions': { who: { leader: 'anywhere', supervisor: 'anywhere' } },
  'POST /api/instructions': {
    who: { leader: 'county' },
    body: { caseNumber, text: '请尽快解决', bureauIds: [':lead'], answerBy: dueAt },
  },
  'GET /api/instructions/:instructionId': instruction(instructed),
  'POST /api/instructions/:instructionId/follow-up': instruction(
    { leader: 'county' },
    { version, text: '请附名册', bureauIds: [':lead'], answerBy: dueAt },
  ),
  'GET /api/bureaus/:bureauId/instructions': { who: ownBureau, at: { bureauId: ':lead' } },
  'GET /api/bureaus/:bureauId/instructions/:instructionId': bureauInstruction(),
  'POST /api/bureaus/:bureauId/instructions/:instructionId/report': bureauInstruction({ version, text: '已发放' }),

  'GET /api/surveys': { who: watchers, query: anyRegion },
  'POST /api/surveys': {
    who: surveyors,
    body: { caseNumber, scope: 'counties', function: 'labour-inspection', question: '是否欠薪？', answerBy: dueAt },
  },
  'GET /api/surveys/:surveyId': survey(surveyReaders),
  'GET /api/surveys/:surveyId/table': survey(surveyReaders),
  'GET /api/surveys/:surveyId/questions/:questionId/papers/:paperId': survey(surveyReaders, {
    at: { surveyId: ':survey', questionId: ':question', paperId: ':questionPaper' },
  }),
  'POST /api/surveys/:surveyId/documents': survey(surveyors, { file }),
  'GET /api/surveys/:surveyId/documents/:paperId': survey(surveyReaders, {
    at: { surveyId: ':survey', paperId: ':document' },
  }),
  'POST /api/surveys/:surveyId/conclude': survey(surveyors, { body: { version, outcome: '出台意见' } }),
  'POST /api/surveys/:surveyId/check-mechanism': survey(surveyors, { body: { version, text: '运行良好' } }),
  'GET /api/bureaus/:bureauId/survey-questions': { who: ownBureau, at: { bureauId: ':lead' } },
  'GET /api/bureaus/:bureauId/survey-questions/:questionId': question(),
  'POST /api/bureaus/:bureauId/survey-questions/:questionId/answer': question({ body: { version, found: false } }),
  'POST /api/bureaus/:bureauId/survey-questions/:questionId/refuse': question({ body: unseen }),
  'POST /api/bureaus/:bureauId/survey-questions/:questionId/papers': question({ file }),
  'GET /api/bureaus/:bureauId/survey-questions/:questionId/papers/:paperId': question(),

  'GET /api/watched-hot-issues': { who: watchers, query: anyRegion },
  'GET /api/watched-hot-issues/:hotIssueId': { who: watchers, at: { hotIssueId: ':hotIssue' } },
  'POST /api/watched-hot-issues/:hotIssueId/meetings': {
    who: deciders,
    at: { hotIssueId: ':hotIssue' },
    body: meeting,
  },
};
