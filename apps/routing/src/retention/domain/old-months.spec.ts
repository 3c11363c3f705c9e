import { oldMonths } from './old-months.ts';

const now = new Date('2026-11-29T12:00:00Z');
const month = (start: string) => ({ start: new Date(`${start}-01T00:00:00Z`) });
const months = ['2021-10', '2021-11', '2024-10', '2024-11', '2026-11'].map(month);

describe('messages of past months', () => {
  it('are kept for as many whole months as is said, and corrections longer', () => {
    const { thinned, gone } = oldMonths(months, now, { messagesKeptMonths: 24, correctionsKeptMonths: 60 });
    expect(thinned).toEqual(['2021-11', '2024-10'].map(month));
    expect(gone).toEqual([month('2021-10')]);
  });

  it('never lose their corrections before the rest', () => {
    const { thinned, gone } = oldMonths(months, now, { messagesKeptMonths: 24, correctionsKeptMonths: 1 });
    expect(thinned).toEqual([]);
    expect(gone).toEqual(['2021-10', '2021-11', '2024-10'].map(month));
  });
});
