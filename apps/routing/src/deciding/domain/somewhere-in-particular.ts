/** The writer's own, one that was named before, or a single one: 我们村, 该小区, 有个家属院. */
const single =
  /(?:我们?|咱们?|俺们?|本|该|某|[这那有一]个|一处)家?(?:村(?![民干医])|社区|小区|家属院|街道|巷子?|胡同|学校|楼)/;
/** By a name before what it is: 凤凰岭村, 阳光花园; not 农村, 各社区. */
const settlement =
  /[\u4e00-\u9fff](?<![农乡各全新每个些进到居和的办在问议询我们咱俺])[\u4e00-\u9fff]?(?<![农乡各全新每个些进到居和的区办在问议询]|行政|自然|所有|老旧|城中)(?:村(?![民干医镇里委级])|家属院|小区|社区(?!矫正|卫生|养老|食堂|服务)|花[园苑]|[佳雅]苑|[家嘉]园|公馆|观邸|苑(?=[一二三四五六七八九十\d]期))/;
const school =
  /(?<![中的所全市各民公私在])[\u4e00-\u9fff](?:小学|中学|幼儿园)(?=门|附近|旁|是不是|的[门学老校]|[东西南北]|对面)/;
/** 金山路北段, 滨河大街; not 道路, 走路. */
const street =
  /[\u4e00-\u9fff]{2}(?:大道|大街|胡同|巷(?!道))|[\u4e00-\u9fff](?<![道公铁马修走线思出电一半套问让封堵上下的断拦过养网通赶带顺大小岔条这那速种])(?:路(?![灯面费况政由线人过程子边牌径])|街(?![道头区上])(?=[东西南北中的那这口]))/;
/** 刘家沟, 赵庄. */
const hamlet = /[\u4e00-\u9fff](?:家[沟坡岗洼湾寨屯营店岭]|庄(?!稼))(?=[的那这村口附边里上东西南北])/;
const kinds = [single, settlement, school, street, hamlet];

/** Whether a text tells of a village, an estate, a street or a school, though not in which county: it is about no whole city. */
export const isSomewhereInParticular = (text: string): boolean => kinds.some((kind) => kind.test(text));
