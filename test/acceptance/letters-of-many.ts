import type { Letter } from '../actors/citizen.ts';

/** What many people write about one thing, each in words and with a telephone of their own. */
const written = (phone: string, channel: string, subject: string, body: string, regionHint?: string): Letter => ({
  channel,
  subject,
  body,
  regionHint,
  contact: { name: '来信人', phone },
});

/** One person in Qingfeng, who does not let go. */
export const insistent: readonly Letter[] = [
  written(
    '13839300001',
    'message-board',
    '文明路北延何时通车',
    '濮阳市文明路北延修到一半停了，路到麦地边就没有了，成了断头路，请问什么时候打通到清丰？',
  ),
  written(
    '138 3930 0001',
    'message-board',
    '文明路还不通',
    '之前反映过文明路北延断头路的事，一直没有动静，清丰到濮阳上班的人每天要多绕八公里，请给个准信。',
    '410922',
  ),
  written(
    '+86 13839300001',
    'leader-mailbox',
    '第三次问文明路北延',
    '我第三次反映濮阳到清丰的文明路北延断头路，难道就这样一直断着吗？',
  ),
];

/** A market on the one side, people on both. */
export const deadEndRoad: readonly Letter[] = [
  written(
    '0393-8800001',
    'leader-mailbox',
    '文明路北延断头路影响批发市场',
    '我们是清丰县的一家农产品批发市场，文明路北延是断头路，一直没有修通，货车进出濮阳市区每天要多绕八公里，请问什么时候打通？',
  ),
  written(
    '13839300003',
    'hotline',
    '文明路北延断头路',
    '来电人是濮阳市华龙区居民，反映文明路北延修到一半停了，与清丰县没有接通，成了断头路，询问什么时候通车。',
  ),
  written(
    '13839300004',
    'message-board',
    '文明路北延断头路何时打通',
    '清丰县群众盼着文明路北延早日通车，现在修到我们村头就停了，成了断头路，什么时候能打通？',
  ),
];

export const coldHomes: readonly Letter[] = [
  written(
    '13837400001',
    'leader-mailbox',
    '暖气一直不热',
    '书记您好，我住许昌市魏都区清潩河边的一个小区，今年供暖快二十天了，家里暖气片始终温乎乎的，晚上屋里只有十三度，老人咳嗽不断，盼望尽快解决。',
  ),
  written(
    '13837400002',
    'hotline',
    '供暖不达标',
    '来电人称其居住在许昌市建安区新元大道附近小区，自12月以来集中供暖温度长期不足十六度，拨打供热公司电话无人上门测温。',
  ),
  written(
    '13837400003',
    'message-board',
    '交了钱却挨冻',
    '许昌市魏都区翡翠城的业主，暖气费一分没少交，家里暖气却是冰的，孩子写作业要穿羽绒服，供热公司让等，等到什么时候？',
  ),
  written(
    '13837400004',
    'message-board',
    '许昌东区的暖气凉了',
    '家住许昌市东城区学府街，供暖以后楼上楼下的暖气都不热，热力公司的人来放了两次水还是不管用。',
  ),
  written(
    '13837400005',
    'hotline',
    '室温低',
    '市民来电反映许昌市魏都区文峰路一家属院暖气管道年久失修，家中供暖温度低，用温度计量只有十四度，要求热力公司整改。',
  ),
  written(
    '13837400006',
    'leader-mailbox',
    '请关心一下冬天的温度',
    '市长您好，许昌市经济技术开发区这边几个小区的地暖今年都不热，群里几百户都在说家里冷，希望政府督促供热企业提高温度。',
  ),
];

export const coldHomesLater = written(
  '13837400007',
  'message-board',
  '又是一个冷冬',
  '许昌市示范区的住户反映，每年一到十二月暖气就不热，今年更差，晚上盖两床被子，供暖费能不能退？',
);

export const dryWells: readonly Letter[] = [
  written('13839500001', 'weibo', '机井', '漯河市召陵区我们村的机井全趴窝了，玉米苗都打蔫了，浇不上水，谁来管管？'),
  written(
    '13839500002',
    'wechat',
    '浇地难',
    '临颍县瓦店镇地里的机井坏了一个多月，抗旱浇地的时候一口都不出水，找村里说没钱修。',
  ),
  written('13839500003', 'weibo', '六月大旱', '漯河郾城区商桥镇灌溉机井的水泵坏了带不动，夏玉米等着水，急！'),
  written(
    '13839500004',
    'wechat',
    '灌溉机井没人修',
    '舞阳县莲花镇的灌溉机井坏了好几眼没人修，天这么旱，我们只能从河里拉水浇地，投诉无门！',
  ),
  written(
    '13839500005',
    'weibo',
    '机井不出水',
    '漯河市源汇区大刘镇农田机井打不出水，机井井盖丢了，泵也坏了，辣椒都旱死了。',
  ),
];

/** By who had written the first of them on another platform. */
export const onTwoPlatforms = written(
  '+86-138-3950-0001',
  'wechat',
  '再说一遍机井',
  '在微博上也说过，漯河市召陵区我们村的机井还是没人来修，玉米苗眼看保不住了。',
);

/** By who had written of the wells of Wuyang in WeChat: again and again, elsewhere. */
export const insistentAboutWells: readonly Letter[] = [
  written(
    '+86-138-3950-0004',
    'weibo',
    '莲花镇机井还是没人修',
    '微信上说过一次了，舞阳县莲花镇的灌溉机井坏了好几眼还是没人修，天这么旱，玉米浇不上水，快旱死了。',
  ),
  written(
    '138 3950 0004',
    'message-board',
    '第三次反映灌溉机井',
    '我第三次反映舞阳县莲花镇灌溉机井坏了没人修的事，发了微博也没人理，地里浇不上水，到底谁来管？',
  ),
];
