import { decisionOn } from '../../../test/routing-under-test.ts';

/** The place of a broken street lamp: a matter that is clear everywhere. */
const placeOf = (place: string, regionHint?: string) => {
  const { sure, jurisdiction, reasons } = decisionOn(`${place}的路灯不亮，路灯杆也歪了，请维修路灯。`, { regionHint });
  return { sure, code: jurisdiction?.code, reasons: reasons.join('') };
};

describe('the place of a matter', () => {
  it.each([
    ['a county by its full name', '固始县城', '411525'],
    ['a county-level city by its short name', '项城', '411681'],
    ['a district with its city', '许昌市建安区', '411003'],
    ['a district by its stem after its city', '许昌建安', '411003'],
    ['a former name', '许昌县', '411003'],
    ['the name of a county that became a city of another name', '密县', '410183'],
    ['the name of a county that became a district', '信阳县', '411503'],
    ['the former district of a city', '新乡市郊区', '410711'],
    ['a town that is a landmark as well', '朱仙镇', '410212'],
    ['a town with the former name of its county', '开封县朱仙镇', '410212'],
    ['a village by town and county', '沈丘县付井镇王楼村', '411624'],
    ['a mention', '@周口发布 郸城县城', '411625'],
    ['a topic', '#洛阳身边事# 涧西区', '410305'],
    ['a name in traditional characters', '鞏義市區', '410181'],
    ['another one in traditional characters', '靈寶市區', '411282'],
    ['a township by its county', '光山县弦山街道', '411522'],
    ['a township alone', '秣陵镇', '411681'],
    ['a town that was a 乡', '项城市秣陵乡', '411681'],
    ['a zone of a city', '郑州高新区', '410172'],
    ['a new district without a code of its own', '郑东新区', '410105'],
    ['a county that answers to the province', '济源市克井镇', '419001'],
    ['a people’s district without its people', '开封市顺河区', '410203'],
    ['a city that one of its counties is named after', '濮阳', '410900'],
    ['such a city with its province', '河南省安阳', '410500'],
    ['a city, where nothing narrower is said', '鹤壁市区', '410600'],
    ['a county of one character before a word that begins with 城', '滑县城东', '410526'],
    ['a county of one character before its 城关镇', '平顶山郏县城关镇', '410425'],
    ['a county before a town that is called so no longer', '商水县城关镇', '411623'],
    ['a county before a word of time', '叶县长期', '410422'],
    ['a county-level name that other words hold as well', '在民权', '411421'],
    ['such a name at the beginning', '原阳这边', '410725'],
    ['the stem of a district after its city', '洛阳西工', '410303'],
    ['a long name that one township of the province has, without its 镇', '桐寨铺', '411328'],
    ['a zone of a county that is called as others are', '长垣高新区', '410783'],
    ['a people’s township without its people', '襄城县颍桥镇', '411025'],
  ])('is found by %s', (_, place, code) => {
    expect(placeOf(place)).toMatchObject({ sure: true, code });
  });

  it.each([
    ['a road named after a county', '郑州市金水区太康路', '410105'],
    ['a street named after a city', '新乡市红旗区洛阳大街', '410702'],
    ['a county’s name inside other words', '南阳市新县城大道', '411300'],
    ['an ordinary word', '洛阳市民权益广场', '410300'],
    ['two words that meet', '巩义市搬迁安置小区', '410181'],
    ['a word that ends like a city', '光山县经济源头区', '411522'],
    ['a county’s name across two words', '光山县高原阳光苑', '411522'],
    ['a township’s name that is a word', '光山县铁路边', '411522'],
    ['a district’s stem in a word', '平顶山市新华书店门口', '410400'],
  ])('is not taken from %s', (_, place, code) => {
    expect(placeOf(place).code).toBe(code);
  });

  it.each([
    ['home', '我是固始县的，在光山县租房，光山县门口', '411522'],
    ['a comparison', '隔壁罗山县早修好了，光山县', '411522'],
    ['a comparison that is drawn afterwards', '跟新郑比起来，我们中牟县', '410122'],
    ['a neighbour that is compared with', '和隔壁的柘城县相比，我们宁陵县', '411423'],
    ['a place that is no better', '同样是县城，罗山县早就修了，息县', '411528'],
    ['a city where all is well', '郑州坏了第二天就有人修，我们西平县', '411721'],
    ['where the writer comes from', '老家在信阳，现居住在平顶山市湛河区，小区门口', '410411'],
    ['where the writer works', '我在开封上班，家在通许县城，家门口', '410222'],
    ['where the writer works far away', '我在深圳打工，老家唐河县', '411328'],
    ['an office elsewhere', '单位在灵宝，家在卢氏县城，家门口', '411224'],
    ['a household register', '户口在禹州市，人在长葛市住，小区', '411082'],
    ['where a husband comes from', '我老公是平舆的，我们家在桐柏县，小区', '411330'],
    ['where a company is registered', '开发商注册地在新野县，楼盘在邓州市，小区', '411381'],
    ['where a boss comes from', '老板是杭州的，厂开在鄢陵县，厂门口', '411024'],
    ['a former home', '原来在兰考县住，去年在民权县买了房，小区', '411421'],
    ['a house that was sold', '我把灵宝的房子卖了，在陕州区买的房，小区', '411203'],
    ['where a son lives', '儿子在固始县上班，我一个人在息县，家门口', '411528'],
    ['a border', '和巩义市搭界，荥阳市这一侧', '410182'],
    ['what it is not', '不是叶县，是郏县', '410425'],
    ['where its smoke goes', '泌阳县象河乡那个厂，烟飘到舞钢，厂门口', '411726'],
    ['where a bureau sends people', '荥阳大厅让我去新郑开证明，新郑说不归他管，荥阳大厅门口', '410182'],
    ['an accent', '在睢县被骗，骗子是柘城县口音，路口', '411422'],
    ['the home of a caller', '来电人系夏邑县居民，反映位于虞城县的一处住宅', '411425'],
  ])('wins over %s', (_, place, code) => {
    expect(placeOf(place)).toMatchObject({ code });
  });

  it.each([
    ['its city was addressed', '明港', '411500', '411503'],
    ['its city is named', '信阳明港', undefined, '411503'],
    ['its main street is meant', '汪桥街上', '411500', '411524'],
  ])('is a township without its 镇 where %s', (_, place, hint, code) => {
    expect(placeOf(place, hint)).toMatchObject({ sure: true, code });
  });

  it.each([
    ['another city', '明港', '410300'],
    ['an ordinary word', '路口', '411500'],
    ['one of several in the city', '王村', '410700'],
  ])('is not a township without its 镇 that is %s', (_, place, hint) => {
    expect(placeOf(place, hint).code).toBe(hint);
  });

  it('is the board that was addressed where the text names none', () => {
    expect(placeOf('我家门口', '411681')).toMatchObject({ sure: true, code: '411681' });
    expect(placeOf('我家门口', '411681').reasons).toContain('按受理渠道所属地区项城市确定属地');
  });

  it('is the county addressed where the text names only its city, and is not said to be named', () => {
    const { sure, code, reasons } = placeOf('周口', '411681');
    expect({ sure, code }).toEqual({ sure: true, code: '411681' });
    expect(reasons).toContain('按受理渠道所属地区项城市确定属地');
    expect(reasons).not.toContain('写明地点在项城市');
  });

  it('is told with the places that were passed over, but not with the board, which the text did not name', () => {
    const { reasons } = placeOf('我是固始县的，在光山县租房，光山县门口', '411600');
    expect(reasons).toContain('来文写明地点在光山县');
    expect(reasons).not.toContain('周口');
    expect(placeOf('我是商水县的，在光山县租房，光山县门口').reasons).toContain('来文还提到商水县');
  });

  it('is what the text names, whatever board was addressed', () => {
    expect(placeOf('固始县城关', '411681')).toMatchObject({ code: '411525' });
  });

  it('is where somebody works for wages alone, and where somebody learns for schools alone', () => {
    const wages = '我家在叶县，在郏县打工，老板拖欠工资半年不给。';
    const school = '我家在叶县，孩子在郏县上学，学校乱收费，不交资料费不让进教室。';
    expect(decisionOn(wages).jurisdiction?.code).toBe('410425');
    expect(decisionOn(school).jurisdiction?.code).toBe('410425');
    expect(placeOf('我家在叶县，我在郏县打工，家门口').code).toBe('410422');
  });

  it('is the province where its own office is asked about several cities', () => {
    const asked = '从三门峡开到商丘，高速服务区的充电桩都是坏的，建议省交通厅统一监管。';
    expect(decisionOn(asked, { regionHint: '410000' }).jurisdiction?.code).toBe('410000');
  });
});

describe('a name that several places have', () => {
  it('is resolved by the city named with it', () => {
    expect(placeOf('平顶山市新华区')).toMatchObject({ sure: true, code: '410402' });
    expect(placeOf('石家庄市新华区')).toMatchObject({ sure: false, code: undefined });
  });

  it('is resolved by the board that was addressed', () => {
    expect(placeOf('高新区', '410300')).toMatchObject({ sure: true, code: '410371' });
    expect(placeOf('城关镇', '411221')).toMatchObject({ sure: true, code: '411221' });
  });

  it('is no matter of the province because its province stands before it', () => {
    expect(placeOf('河南省城关镇')).toMatchObject({ sure: false, code: undefined });
  });

  it('is its county’s where that was addressed', () => {
    expect(placeOf('濮阳', '410928')).toMatchObject({ code: '410928' });
  });

  it('is doubted where the county addressed has none, but its neighbour has', () => {
    expect(placeOf('城关镇', '410823').sure).toBe(false);
    expect(placeOf('修武县城关镇', '410800')).toMatchObject({ sure: true, code: '410821' });
  });

  it('is doubted where a county was split into two', () => {
    expect(placeOf('南阳县').sure).toBe(false);
  });

  it('is doubted where nothing resolves it', () => {
    expect(placeOf('城关镇')).toMatchObject({ sure: false, code: undefined });
    expect(placeOf('城关镇').reasons).toContain('多个市县都有');
    expect(placeOf('高新区').sure).toBe(false);
  });
});

describe('a place is doubted', () => {
  it('when a town of another city than the one addressed seems to be meant', () => {
    expect(placeOf('葛岗街上', '410100')).toMatchObject({ sure: false, code: '410100' });
    expect(placeOf('葛岗街上', '410100').reasons).toContain('无法确定是哪一处');
    expect(placeOf('葛岗街上', '410200')).toMatchObject({ sure: true, code: '410221' });
    expect(placeOf('葛岗街上')).toMatchObject({ sure: false, code: '410221' });
  });

  it('when the city addressed has none of the districts of that name', () => {
    expect(placeOf('新华区', '410300').sure).toBe(false);
    expect(placeOf('新华区', '410400')).toMatchObject({ sure: true, code: '410402' });
  });

  it.each([
    ['city whose name is a word', '我是洛阳人，在大同租房，楼下'],
    ['county by its short name', '我是洛阳人，在义乌开了个店，店门口'],
  ])('when somebody is in a far-off %s', (_, place) => {
    expect(placeOf(place).sure).toBe(false);
    expect(placeOf(place).reasons).toContain('不在河南省内');
  });

  it('when its names contradict each other', () => {
    expect(placeOf('洛阳市龙亭区').reasons).toContain('彼此矛盾');
    expect(placeOf('洛阳市龙亭区').sure).toBe(false);
  });

  it('when two places are named alike', () => {
    expect(placeOf('固始县和光山县').sure).toBe(false);
  });

  it('when it lies in another province, which is named', () => {
    const { sure, code, reasons } = placeOf('江苏省昆山市');
    expect({ sure, code }).toEqual({ sure: false, code: undefined });
    expect(reasons).toContain('江苏省，不在河南省内');
  });

  it('when the board addressed is one of another province', () => {
    expect(placeOf('我家门口', '110000')).toMatchObject({ sure: false, code: undefined });
  });

  it.each(['419000', '000000', '999999'])('when the board addressed is no place: %s', (hint) => {
    expect(placeOf('我家门口', hint)).toMatchObject({ sure: false, code: undefined });
  });
});
