import { catalogue, knowledge } from '../../../test/routing-under-test.ts';
import { decide } from './decide.ts';
import { learnFrom } from './knowledge.ts';
import { rulingKey } from './rulings.ts';

const message = {
  channel: 'hotline' as const,
  subject: '暖气不热',
  body: '长葛市老城镇一小区供暖以来暖气片冰凉，屋里只有十二度。',
  month: 12,
};

describe('a ruling', () => {
  it('binds the router for its matter in its Region, and is told as the reason', () => {
    const { matter, lead } = decide(message, knowledge);
    const bureauId = '411082-housing-and-urban-rural-development';
    const rulings = new Map([[rulingKey(matter?.code ?? '', '411082'), bureauId]]);
    const bound = decide(message, learnFrom(catalogue, knowledge.reader, rulings));
    expect(lead?.id).toBe('411082-urban-management');
    expect(bound.lead).toMatchObject({ id: bureauId });
    expect(bound.reasons.join('')).toContain('依据此前的裁定，这类事项由长葛市住房和城乡建设局主办。');
  });

  it('binds nowhere else', () => {
    const { matter } = decide(message, knowledge);
    const rulings = new Map([[rulingKey(matter?.code ?? '', '411081'), '411081-housing-and-urban-rural-development']]);
    expect(decide(message, learnFrom(catalogue, knowledge.reader, rulings)).lead?.id).toBe('411082-urban-management');
  });
});
