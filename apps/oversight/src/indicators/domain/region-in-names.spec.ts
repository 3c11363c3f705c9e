import { regionInNames } from './region-in-names.ts';

describe('what a region is called', () => {
  it.each([
    ['周口市公安局', '周口市财政局', '周口市'],
    ['河南省司法厅', '河南省应急管理厅', '河南省'],
    ['项城市城市管理局', '项城市民政局', '项城市'],
    ['市民政局', '项城市民政局', undefined],
    ['', '项城市民政局', undefined],
  ])('is what the names %s and %s begin with: %s', (first, last, name) => {
    expect(regionInNames(first, last)).toBe(name);
  });
});
