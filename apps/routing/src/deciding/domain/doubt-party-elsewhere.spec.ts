import { decisionOn } from '../../../test/routing-under-test.ts';

const isDoubted = (body: string, regionHint?: string): boolean =>
  decisionOn(body, { regionHint }).reasons.some((reason) => reason.startsWith('事情也可能发生在'));

describe('a complaint of somebody at home in the province', () => {
  it.each([
    ['a factory across the border', '金堤河那头莘县几家造纸厂半夜往河里排黑水，范县这边的鱼全翻了肚皮。', '410926'],
    ['a firm that took his money', '新蔡的老乡介绍我买了安徽阜阳一家投资公司的理财，二十万到期取不出来了。', '411729'],
    ['an employer', '俺是林州出来的，天津的建筑公司把我的社保停了三个月没吭声，工伤也不给报。', '410581'],
    ['a flat that he bought there', '潢川的，在武汉买的期房停工两年，按揭还在还。', '411526'],
    ['a firm by its seat', '潢川的，我爸在信托公司买的产品，公司在上海，到期不兑付。', '411526'],
    ['a dealer', '新密的，买了个二手车，车在石家庄的一家车行，事故车当好车卖。', '410183'],
  ])('is a person’s to place where it is about %s outside it', (_, body, hint) => {
    expect(isDoubted(body, hint)).toBe(true);
    expect(decisionOn(body, { regionHint: hint }).sure).toBe(false);
  });

  it('says where it may belong instead', () => {
    const { reasons, jurisdiction } = decisionOn('金堤河那头莘县几家造纸厂半夜往河里排黑水，范县这边的鱼全翻了肚皮。');
    expect(jurisdiction?.code).toBe('410926');
    expect(reasons).toContain('事情也可能发生在山东省，需要人工确认属地。');
  });

  it.each([
    ['has its head office there', '新蔡县城里开的这家投资公司，说总部在上海，门关了，我们存的钱拿不出来。'],
    ['somebody works there meanwhile', '我在苏州一家电子厂上班，鹿邑县的路灯坏了半年没人修。'],
    ['something was sent from there', '临颍县城的快递站，从义乌寄来的包裹给弄丢了不赔。'],
    ['it is only likened to', '学学义乌的市场，临颍县城的路灯坏了半年没人修。'],
    ['the insurer at home pays for it', '我在西安一家医院住院，灵宝市医保局的异地就医报销一直没到账。'],
    ['the money is at home', '新蔡县信用社把我妈的存款给转成了保险，我在武汉打工请不了假。'],
  ])('stays certain where %s', (_, body) => {
    expect(isDoubted(body)).toBe(false);
  });

  it('stays certain where somebody only asks a question', () => {
    expect(isDoubted('请问公司总部在杭州，济南的分公司迁到鄢陵县，企业所得税在哪里申报？')).toBe(false);
  });
});
