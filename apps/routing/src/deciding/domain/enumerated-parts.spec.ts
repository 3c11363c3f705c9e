import { plainText } from '#domain';
import { enumerationIn } from './enumerated-parts.ts';

const partsOf = (written: string): readonly string[] | undefined => enumerationIn(plainText(written))?.parts;

describe('what a message tells one after the other', () => {
  it.each([
    ['一是路灯不亮，二是井盖丢了', ['路灯不亮,', '井盖丢了']],
    ['反映两个问题一是路灯不亮。二是井盖丢了。', ['路灯不亮.', '井盖丢了.']],
    ['一、路灯不亮；二、井盖丢了；三、没人扫地', ['路灯不亮;', '井盖丢了;', '没人扫地']],
    ['第一，路灯不亮。第二，井盖丢了。', ['路灯不亮.', '井盖丢了.']],
    ['第一个问题，路灯不亮。第二个问题，井盖丢了。', ['路灯不亮.', '井盖丢了.']],
    ['其一，路灯不亮；其二，井盖丢了。', ['路灯不亮;', '井盖丢了.']],
    ['1、路灯不亮 2、井盖丢了', ['路灯不亮 ', '井盖丢了']],
    ['1.路灯不亮\n2.井盖丢了', ['路灯不亮\n', '井盖丢了']],
    ['①路灯不亮；②井盖丢了。', ['路灯不亮;', '井盖丢了.']],
    ['（1）路灯不亮；（2）井盖丢了', ['路灯不亮;', '井盖丢了']],
    ['（一）路灯不亮；（二）井盖丢了', ['路灯不亮;', '井盖丢了']],
    ['首先，路灯不亮。其次，井盖丢了。', ['路灯不亮.', '井盖丢了.']],
  ])('is found by its numbers: %s', (written, parts) => {
    expect(partsOf(written)).toEqual(parts);
  });

  it.each([
    ['路灯不亮。另外，井盖丢了。', ['路灯不亮.', '井盖丢了.']],
    ['路灯不亮。还有一件事，井盖丢了。', ['路灯不亮.', '井盖丢了.']],
    ['路灯不亮，还有井盖也丢了', ['路灯不亮,', '井盖也丢了']],
    ['路灯不亮。此外井盖丢了。再一个，没人扫地。', ['路灯不亮.', '井盖丢了.', '没人扫地.']],
  ])('is found where it goes on to something else: %s', (written, parts) => {
    expect(partsOf(written)).toEqual(parts);
  });

  it('begins at the first number: what stands before it is no part', () => {
    expect(enumerationIn('公园里.1、路灯不亮,2、井盖丢了')).toMatchObject({ preamble: '公园里.' });
  });

  it.each([
    ['once', '第一次说年前给，第二次说等工程款'],
    ['a measure', '3个月没发工资，1号楼停水，2号楼也停水'],
    ['a decimal', '路宽1.5米，坑深2.5米'],
    ['alone', '一是路灯不亮，请维修'],
    ['out of turn', '二是路灯不亮，三是井盖丢了'],
    ['within a clause', '这里唯一是路灯不亮，不二是井盖'],
    ['what there is still', '村里还有两眼井坏着'],
  ])('is not told by a number that counts something else: %s', (_, written) => {
    expect(enumerationIn(plainText(written))).toBeUndefined();
  });
});
