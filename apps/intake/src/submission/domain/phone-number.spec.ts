import { parsePhoneNumber } from './phone-number.ts';

describe('A telephone number', () => {
  it.each([
    ['13812345678', '13812345678'],
    ['138 1234 5678', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['+86 138 1234 5678', '13812345678'],
    ['008613812345678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['0394-2345678', '03942345678'],
    ['(0371) 6590 9114', '037165909114'],
    ['（0394）2345678 转 8001', '03942345678转8001'],
    ['+86 394 2345678', '03942345678'],
    ['2345678', '2345678'],
    ['400-810-0000', '4008100000'],
    ['12345', '12345'],
    ['+81 90-1234-5678', '+819012345678'],
  ])('written %s is %s', (text, number) => {
    expect(parsePhoneNumber(text)).toBe(number);
  });

  it.each([
    '',
    '不愿透露',
    '1381234567',
    '138123456789',
    '1234',
    '12812345678',
    '+',
    '13812345678 张三',
    '0'.repeat(30),
  ])('is not %p', (text) => {
    expect(parsePhoneNumber(text)).toBeUndefined();
  });

  it('read once is read again as itself', () => {
    for (const text of ['（0394）2345678 转 8001', '+81 90-1234-5678', '138 1234 5678']) {
      const number = parsePhoneNumber(text) ?? '';
      expect(parsePhoneNumber(number)).toBe(number);
    }
  });
});
