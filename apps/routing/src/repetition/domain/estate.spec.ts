import { speaksOfEstate } from './estate.ts';

describe('A text', () => {
  it.each([
    ['翰林花园停水三天了', true],
    ['清丰县錦繡江南小區的路灯不亮', true],
    ['碧桂园电梯坏了一个月没人修', true],
    ['濮阳文明路北延断头路，附近小区的人出行不便', false],
    ['花园路堵车，我们小区门口过不去', false],
    ['项城市一家公司拖欠工资', false],
  ])('is about an estate or not: %s', (body, is) => {
    expect(speaksOfEstate({ subject: '', body })).toBe(is);
  });
});
