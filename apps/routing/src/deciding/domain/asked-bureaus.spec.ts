import { functionsAsked } from './asked-bureaus.ts';

describe('the offices that a writer asks to act', () => {
  it.each([
    ['are those after a request, in their order', '请交警和城管联合整治', ['traffic-police', 'urban-management']],
    ['are those who are to come as well', '环保和河长都该来查一查', ['ecology-environment', 'water-resources']],
    ['are those each asked for its own', '要求民政查资质、消防查安全', ['civil-affairs', 'fire']],
    ['are those who can stop it', '运管和交警谁能拦一下', ['transport', 'traffic-police']],
    ['are those named in a question', '物价局能不能管管', ['market-supervision']],
  ])('%s', (_, text, asked) => {
    expect(functionsAsked(text)).toEqual(asked);
  });

  it.each([
    ['one that has refused', '环保说这是生活噪声'],
    ['one that was asked before', '打过城管电话没人接'],
    ['one that has come already', '派出所来过两回'],
    ['one that somebody was sent to', '让我去找住建局'],
    ['one that only stands there', '公安局门口的路灯不亮'],
  ])('do not include %s', (_, text) => {
    expect(functionsAsked(text)).toEqual([]);
  });
});
