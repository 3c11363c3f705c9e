import { escalationStep } from '../../../test/escalations.ts';
import type { EscalationStepEvent } from '../../following/escalation-step.ts';
import { escalationLetter } from './escalation-letter.ts';

const caseNumber = '20261123-0000042-5';
const bureau = { id: '411681-human-resources', name: '项城市人力资源和社会保障局', regionCode: '411681' };
const raised = (wish: object = {}) => escalationStep('raised', { caseNumber, bureau, ...wish }) as EscalationStepEvent;

describe('the letter about an escalation', () => {
  it('says which case it is, why somebody must look, who leads it and until when', () => {
    const { subject, text } = escalationLetter([raised({ urgent: true, answerBy: '2026-12-01T01:05:00.000Z' })]);
    expect(subject).toBe(`【心桥】新的升级事项（紧急）：工单 ${caseNumber}`);
    for (const said of [caseNumber, '办结时限督办', '县级', bureau.name, '请于12月1日9时05分前确认'])
      expect(text).toContain(said);
  });

  it.each([
    ['second-reopening', '群众第2次要求重新办理'],
    ['instruction', '领导批示'],
  ] as const)('says that %s made it', (kind, said) => {
    expect(escalationLetter([raised({ kind })]).text).toContain(said);
  });

  it('repeats no reason that somebody gave, and no id of an instruction', () => {
    const reason = '当事人反映的情况另行核实';
    const step = escalationStep('delegated', { kind: 'instruction', reason }) as EscalationStepEvent;
    const { subject, text, html } = escalationLetter([step]);
    for (const said of [subject, text, html]) expect(said).not.toMatch(/另行核实|0190d1f0/);
  });

  it('has a line for each step of a digest, and counts those that are too many', () => {
    const [first, ...more] = Array.from({ length: 203 }, () => raised());
    const { subject, text } = escalationLetter([first!, ...more]);
    expect(subject).toBe('【心桥】升级事项汇总：203项');
    expect(text.split('\n').filter((line) => line.startsWith('· '))).toHaveLength(200);
    expect(text).toContain('另有3项');
  });

  it('escapes what a bureau is called', () => {
    const named = raised({ bureau: { ...bureau, name: '<b>局</b>' } });
    expect(escalationLetter([named]).html).toContain('&lt;b&gt;局&lt;/b&gt;');
  });
});
