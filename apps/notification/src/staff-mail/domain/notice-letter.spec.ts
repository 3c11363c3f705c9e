import { bureauEvent } from '../../../test/bureau-events.ts';
import { escalationStep } from '../../../test/escalations.ts';
import type { NoticeEvent } from '../../following/domain/notice.ts';
import { noticeLetter } from './notice-letter.ts';

const caseNumber = '20261123-0000042-5';
const bureau = { id: '411681-human-resources', name: '项城市人力资源和社会保障局', regionCode: '411681' };
const until = new Date('2026-12-30T01:00:00.000Z');
const raised = (wish: object = {}) => escalationStep('raised', { caseNumber, bureau, ...wish }) as NoticeEvent;

describe('the letter about an escalation', () => {
  it('says which case it is, why somebody must look, who leads it and until when', () => {
    const { subject, text } = noticeLetter([raised({ urgent: true, answerBy: '2026-12-01T01:05:00.000Z' })], until);
    expect(subject).toBe(`【心桥】新的升级事项（紧急）：工单 ${caseNumber}`);
    for (const said of [caseNumber, '办结时限督办', '县级', bureau.name, '请于12月1日9时05分前确认'])
      expect(text).toContain(said);
  });

  it.each([
    ['second-reopening', '群众第2次要求重新办理'],
    ['instruction', '领导批示'],
  ] as const)('says that %s made it', (kind, said) => {
    expect(noticeLetter([raised({ kind })], until).text).toContain(said);
  });

  it.each([
    ['unacknowledged', '升级事项逐级上升'],
    ['case-moved', '升级事项随工单移交'],
  ])('says that it has come from another region: %s', (because, said) => {
    const step = escalationStep('climbed', { caseNumber, because }) as NoticeEvent;
    expect(noticeLetter([step], until).subject).toBe(`【心桥】${said}：工单 ${caseNumber}`);
  });

  it('repeats no id of an instruction, and nothing that an event might say beside what it must', () => {
    const reason = '当事人反映的情况另行核实';
    const step = escalationStep('delegated', { kind: 'instruction', reason }) as NoticeEvent;
    const { subject, text, html } = noticeLetter([step], until);
    for (const said of [subject, text, html]) expect(said).not.toMatch(/另行核实|0190d1f0/);
  });

  it('has a line for each step of a digest, and counts those that are too many', () => {
    const [first, ...more] = Array.from({ length: 203 }, () => raised());
    const { subject, text } = noticeLetter([first!, ...more], until);
    expect(subject).toBe('【心桥】事项汇总：203项');
    expect(text.split('\n').filter((line) => line.startsWith('· '))).toHaveLength(200);
    expect(text).toContain('另有3项');
  });

  it('escapes what a bureau is called', () => {
    const named = raised({ bureau: { ...bureau, name: '<b>局</b>' } });
    expect(noticeLetter([named], until).html).toContain('&lt;b&gt;局&lt;/b&gt;');
  });

  it('says until when the subscription lasts', () => {
    expect(noticeLetter([raised()], until).text).toContain('订阅有效期至12月30日');
  });

  it.each([
    ['clock', '办结时限预警：工单'],
    ['entered', '工单列入督办清单：工单'],
    ['put-back', '督办事项重新跟踪：工单'],
    ['instruction', '领导批示待办理：工单'],
    ['survey', '普查问题待答复'],
    ['reminder', '普查答复即将到期'],
  ] as const)('says of %s what happened and which bureau is to act', (name, said) => {
    const { subject, text } = noticeLetter([bureauEvent(name)], until);
    expect(subject).toContain(said);
    expect(text).toContain('承办单位：项城市人力资源和社会保障局');
    expect(text).toContain('12月1日18时00分');
  });

  it('says which webhook is called no more, why, and what to do', () => {
    const payload = { subscriptionId: '0190d1f0', because: 'failing', occurredAt: '2026-11-27T02:00:00.000Z' } as const;
    const { subject, text } = noticeLetter([{ type: 'webhook-disabled', payload }], until);
    expect(subject).toBe('【心桥】推送接收端已停用');
    for (const said of ['订阅编号：0190d1f0', '连续三天未能送达', '重新启用']) expect(text).toContain(said);
  });

  it('names the regions that nobody watches, and says what to do', () => {
    const payload = { toldTo: '411600', regionCodes: ['411625', '411681'] };
    const { subject, text } = noticeLetter([{ type: 'regions-unwatched', payload }], until);
    expect(subject).toBe('【心桥】下级地区无人接收升级事项');
    for (const said of ['行政区划代码：411625、411681', '订阅本地区升级事项']) expect(text).toContain(said);
  });
});
