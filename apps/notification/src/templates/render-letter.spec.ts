import fc from 'fast-check';
import type { CaseStep } from './case-step.ts';
import { renderLetter } from './render-letter.ts';

const trackingUrl = 'https://xinqiao.example/track';
const base = {
  caseId: '0190d1f0-0000-7000-8000-000000000001',
  caseNumber: '20261123-0000042-5',
  caseVersion: 5,
  occurredAt: '2026-11-23T08:00:00.000Z',
};
const bureau = {
  id: '411681-human-resources-and-social-security',
  name: '项城市人力资源和社会保障局',
  regionCode: '411681',
};
const resolved = (text: string, visibility: 'public' | 'private' = 'public'): CaseStep => ({
  type: 'xinqiao.case.resolved.v1',
  payload: { ...base, bureau, visibility, text },
});
const assigned = (reasons: string[], coHandling: (typeof bureau)[] = []): CaseStep => ({
  type: 'xinqiao.case.assigned.v1',
  payload: { ...base, lead: bureau, coHandling, urgent: false, assignedBy: 'router', reasons },
});

describe('the letter about a step', () => {
  it('names the day until which more time was given', () => {
    const clock = { clock: 'resolve', startedAt: base.occurredAt, term: { amount: 15, unit: 'working-days' } } as const;
    const moved = { ...clock, policyVersion: 1, calendarVersion: 1, deadline: '2026-12-28T10:00:00.000Z' };
    const payload = { ...base, bureau, days: 10, clocks: [moved] };
    const { text } = renderLetter({ type: 'xinqiao.case.extended.v1', payload }, trackingUrl);
    expect(text).toContain('延期10个工作日办理您的诉求，办理期限延至12月28日。');
  });

  it.each([
    ['had it, also after the end', true, '该单位此前参与了办理，今后不再参与，也看不到您的诉求。'],
    ['did not have it', false, '该单位不参与办理，也看不到您的诉求。'],
  ])('says of a bureau complained of that it %s', (_, hadIt, said) => {
    const found = { named: bureau, hadIt, foundBy: 'supervisor', reason: '反映', status: 'resolved' } as const;
    const payload = { ...base, ...found, about: [bureau] };
    const { text } = renderLetter({ type: 'xinqiao.case.complained-of.v1', payload }, trackingUrl);
    expect(text).toContain(said);
  });

  it('sends nobody to a page where there is none', () => {
    const { text } = renderLetter(assigned([]));
    expect(text).toContain('查询进度：凭工单编号和提交诉求时取得的查询码查询。');
    expect(text).not.toContain('http');
  });

  it('says what happened, by which bureau, what comes next and how to look', () => {
    expect(renderLetter(assigned(['提到“拖欠工资”', '提到“项城市”']), trackingUrl).text).toBe(
      [
        '您好！',
        '工单编号：20261123-0000042-5',
        '您的诉求已派至主办单位：项城市人力资源和社会保障局。',
        '派单依据：\n· 提到“拖欠工资”\n· 提到“项城市”',
        '承办单位签收后开始办理，签收时会再次通知您。',
        '查询进度：请打开 https://xinqiao.example/track ，输入工单编号和提交诉求时取得的查询码。',
        '查询码请妥善保管，不要转告他人。本邮件由系统自动发送，请勿直接回复。\n',
      ].join('\n\n'),
    );
  });

  it('has the case number and what happened in its subject', () => {
    const { subject } = renderLetter(assigned([]), trackingUrl);
    expect(subject).toBe('【心桥】工单 20261123-0000042-5：已派单至项城市人力资源和社会保障局');
  });

  it('quotes a public reply line by line', () => {
    expect(renderLetter(resolved('工资已发放。\r\n共 49800 元。'), trackingUrl).text).toContain(
      '答复内容：\n  工资已发放。\n  共 49800 元。\n',
    );
  });

  it('names the documents on which a public reply stands', () => {
    const citations = [
      { title: '保障农民工工资支付条例', documentNumber: '国令第724号', article: '第三十条' },
      { title: '劳动法' },
    ];
    const letter: CaseStep = {
      type: 'xinqiao.case.resolved.v1',
      payload: { ...base, bureau, visibility: 'public', text: '已支付', citations },
    };
    expect(renderLetter(letter, trackingUrl).text).toContain(
      '政策依据：\n· 《保障农民工工资支付条例》（国令第724号）第三十条\n· 《劳动法》\n',
    );
  });

  it('leaves a private reply to the tracking page', () => {
    const { text, html } = renderLetter(resolved('您的病历已核实', 'private'), trackingUrl);
    expect(text + html).not.toContain('病历');
    expect(text).toContain('请凭工单编号和查询码在查询页面查看');
  });

  it('says until which day in China a case is to wait', () => {
    const suspended: CaseStep = {
      type: 'xinqiao.case.suspended.v1',
      payload: { ...base, bureau, waitingFor: 'citizen', reason: '请提供材料。', until: '2026-11-30T16:00:00.000Z' },
    };
    expect(renderLetter(suspended, trackingUrl).text).toContain('等待您的答复，预计至12月1日。');
  });

  it('repeats nothing that the citizen wrote', () => {
    const words = '张三欠我的钱';
    const standing = { ...base, status: 'in-progress', bureau } as const;
    const own: CaseStep[] = [
      { type: 'xinqiao.case.supplemented.v1', payload: { ...standing, text: words } },
      { type: 'xinqiao.case.withdrawn.v1', payload: { ...base, reason: words } },
      {
        type: 'xinqiao.case.reopened.v1',
        payload: { ...standing, reopenedBy: 'citizen', reason: words, reopenings: 1 },
      },
    ];
    for (const step of own) {
      const { subject, text, html } = renderLetter(step, trackingUrl);
      expect(subject + text + html).not.toContain('张三');
    }
  });

  it('escapes what people wrote in HTML', () => {
    const { html } = renderLetter(resolved(`<script>alert("1")</script> & 'x'`), trackingUrl);
    expect(html).toContain(
      '<blockquote>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</blockquote>',
    );
  });

  it('has no tag that its layout does not have, whatever people wrote', () => {
    const layout =
      /^<(!doctype html|\/?(html|head|meta|title|body|p|ul|li|blockquote|br)( (lang|charset)="[\w-]+")?)>$/;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { html } = renderLetter(resolved(text), trackingUrl);
        for (const tag of html.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(layout);
      }),
    );
  });

  it('keeps its subject on one line, so that nobody can add a header', () => {
    const lead = { ...bureau, name: '某局\r\nBcc: all@example.com\u2028x' };
    const step = { type: 'xinqiao.case.accepted.v1', payload: { ...base, bureau: lead } } as const;
    expect(renderLetter(step, trackingUrl).subject).toBe(
      '【心桥】工单 20261123-0000042-5：某局 Bcc: all@example.com x已签收',
    );
  });

  it('leaves out a list without items', () => {
    expect(renderLetter(assigned([]), trackingUrl).html).not.toContain('<ul>');
    expect(renderLetter(assigned([], [bureau]), trackingUrl).text).toContain(
      '协办单位：\n· 项城市人力资源和社会保障局',
    );
  });
});
