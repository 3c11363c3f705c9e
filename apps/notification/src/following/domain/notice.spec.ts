import { bureau, bureauEvent } from '../../../test/bureau-events.ts';
import { escalationStep } from '../../../test/escalations.ts';
import { type NoticeEvent, noticesOf } from './notice.ts';

const staff = [bureau.id, `${bureau.id}/head`];
const told = (event: object) => noticesOf(event as NoticeEvent);
const another = { id: '411681-urban-management', name: '项城市城市管理局', regionCode: '411681' };

describe('What the staff is told', () => {
  it('of a clock goes to the bureau that has the case, or that was asked to help', () => {
    expect(told(bureauEvent('clock'))).toMatchObject([{ audiences: staff, kind: 'clock-step', asksToAct: true }]);
    const { clock } = bureauEvent('clock').payload;
    const helping = { clock: 'co-task', coTask: { taskId: '01936f90-0a1b-7c2d-8e3f-4a5b6c7d8e9f', bureau: another } };
    expect(told(bureauEvent('clock', { clock: Object.assign({}, clock, helping) }))).toMatchObject([
      { audiences: [another.id, `${another.id}/head`] },
    ]);
  });

  it('of a clock that ran out goes to the head of the bureau, not to its handlers', () => {
    for (const step of ['reminder', 'supervision'] as const)
      expect(told(bureauEvent('clock', { step }))).toMatchObject([{ audiences: [`${bureau.id}/head`] }]);
  });

  const triageClock = Object.assign({}, bureauEvent('clock').payload.clock, { clock: 'triage' as const });
  const supervisors = ['411681', '411600', '410000'];
  const desks = supervisors.map((region) => `${region}/desk`);

  it('of a clock of the triage desk goes to its officers, those of the province where nobody knows the region', () => {
    const onDesk = { lead: undefined, status: 'triage' as const };
    for (const step of ['warning', 'reminder', 'supervision'] as const)
      expect(told(bureauEvent('clock', { ...onDesk, clock: triageClock, step }))).toMatchObject([{ audiences: desks }]);
    expect(told(bureauEvent('clock', onDesk))).toMatchObject([{ audiences: desks }]);
    expect(told(bureauEvent('clock', { ...onDesk, regionCode: undefined }))).toMatchObject([
      { audiences: ['410000/desk'] },
    ]);
  });

  it.each([
    ['that is to be arbitrated', { lead: undefined, status: 'arbitration' }],
    ['that may be declined', { status: 'decline-pending' }],
    ['that may be declined, as events of before say it', {}],
  ] as const)(
    'of the clock of a case %s goes to the supervisors, who hear of supervision by its escalation',
    (_, of) => {
      const steps = (['warning', 'reminder', 'supervision'] as const).map((step) =>
        told(bureauEvent('clock', { ...of, clock: triageClock, step })).map(({ audiences }) => audiences),
      );
      expect(steps).toEqual([[supervisors], [supervisors], []]);
    },
  );

  it('of what the bureau still owes of a case that may be declined goes to the bureau', () => {
    expect(told(bureauEvent('clock', { status: 'decline-pending' }))).toMatchObject([{ audiences: staff }]);
  });

  it('of an instruction goes to each bureau, which is not told who else was asked', () => {
    const notices = told(bureauEvent('instruction'));
    expect(notices.map(({ audiences }) => audiences[0])).toEqual([bureau.id, '411681-taxation']);
    expect(notices.map(({ event }) => (event.payload as { bureaus: object[] }).bureaus.length)).toEqual([1, 1]);
    expect(JSON.stringify(notices[0])).not.toContain('411681-taxation');
  });

  it('of a reminder goes to who is to act: the bureau, or those who supervise where it is theirs', () => {
    expect(told(bureauEvent('reminder', { regionCode: '411600' }))).toMatchObject([
      { audiences: staff, kind: 'survey-question' },
    ]);
    const mechanism = { of: 'mechanism', bureau: undefined, regionCode: '411600' } as const;
    expect(told(bureauEvent('reminder', mechanism))).toMatchObject([
      { audiences: ['411600', '410000'], kind: 'mechanism' },
    ]);
    expect(told(bureauEvent('reminder', { bureau: undefined }))).toEqual([]);
  });

  it('of a case that is followed again goes to the bureau and to those who supervise it', () => {
    expect(told(bureauEvent('put-back'))).toMatchObject([{ audiences: ['411600', '410000', ...staff] }]);
    expect(told(bureauEvent('put-back', { bureau: undefined }))).toMatchObject([{ audiences: ['411600', '410000'] }]);
  });

  it('of an escalation that was delegated goes to the head of the bureau, not to its handlers', () => {
    expect(told(escalationStep('delegated', { toBureauId: bureau.id }))).toMatchObject([
      { audiences: ['411681', '411600', '410000', `${bureau.id}/head`], mustBeHeard: false },
    ]);
    expect(told(escalationStep('delegated'))).toMatchObject([{ mustBeHeard: true }]);
  });

  it('asks for something, but for what is only news', () => {
    expect(told(bureauEvent('closed'))).toMatchObject([{ asksToAct: false }]);
    for (const name of ['entered', 'survey', 'instruction'] as const)
      for (const notice of told(bureauEvent(name))) expect(notice.asksToAct).toBe(true);
  });
});
