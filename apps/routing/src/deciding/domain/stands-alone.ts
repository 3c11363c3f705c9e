const digit = /[0-9]/;
/** Units of what is counted or numbered, but for words that only begin like one: 12345分派, 120人员, 110天天来. */
const unit =
  /^(?:元|块|平|号(?!码)|栋|幢|楼|室|弄|路|千|万|亿|多(?!次)|余|来[个块平]|个|名|人(?![员家不没来])|户|位|辆|套|间|件|张|份|条|棵|根(?!本)|箱|袋|瓶|天(?!天)|年(?!年)|周|小时|分(?![派配给类流转中])|秒|岁|度|米|里(?![面头])|公[里分斤]|厘米|斤|吨|克|亩|%)/;

/**
 * Whether a phrase that is found in a text is what it says and not a piece of a number, nor the amount of something: 120 is an
 * ambulance, but neither in 1200元 nor in 120块.
 */
export function standsAlone(text: string, start: number, end: number): boolean {
  const [first, last] = [text[start] ?? '', text[end - 1] ?? ''];
  if (digit.test(first) && digit.test(text[start - 1] ?? '')) return false;
  if (!digit.test(last)) return true;
  if (digit.test(text[end] ?? '')) return false;
  return !isNumber(text, start, end) || !unit.test(text.slice(end, end + longestUnit));
}

const longestUnit = 3;

function isNumber(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!digit.test(text[at] ?? '')) return false;
  return true;
}
