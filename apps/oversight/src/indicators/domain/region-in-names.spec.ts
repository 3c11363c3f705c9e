import { regionInNames } from './region-in-names.ts';

describe('what a region is called', () => {
  it.each([
    [['周口市公安局', '周口市财政局'], '周口市'],
    [['河南省司法厅', '国网河南省电力公司', '河南省应急管理厅'], '河南省'],
    [['项城市城市管理局', '项城市民政局'], '项城市'],
    [['郑州市金水区教育局', '郑州市金水区民政局', '郑州市公安局金水分局'], '郑州市金水区'],
    [['市民政局', '项城市民政局'], undefined],
    [['', '项城市民政局'], undefined],
    [[], undefined],
  ])('is what most of %j begin with: %s', (names, name) => {
    expect(regionInNames(names)).toBe(name);
  });
});
