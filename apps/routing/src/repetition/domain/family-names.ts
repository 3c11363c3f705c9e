/** Those that nine of ten people bear, and the double ones. */
const single =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟安颜倪牛温俞章鲁葛毕聂焦齐庞耿路关岳冉柴尚柳祝纪古申卓司裴靳霍艾闵鲍屈覃甄宫祁窦鞠';
const double = '欧阳 司马 诸葛 上官 司徒 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 端木 南宫 西门 轩辕 呼延 司空';

const familyName = new RegExp(`^(?:${double.split(' ').join('|')}|[${single}])`);

/** What stands behind the family name that a run of characters begins with, as a given name would; undefined where it begins with none. */
export function afterFamilyName(characters: string): string | undefined {
  const [surname] = familyName.exec(characters) ?? [];
  return surname === undefined ? undefined : characters.slice(surname.length);
}
