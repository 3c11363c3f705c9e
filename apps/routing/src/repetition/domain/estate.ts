import { plainText } from '#domain';
import type { Text } from './language.ts';

/** What stands before the kind of an estate where none is named. */
const general =
  '我们|你们|他们|咱们|各个|每个|多个|几个|一个|这个|那个|某个|老旧|附近|周边|周围|旁边|对面|隔壁|所在|住宅|封闭|大型|高档';
const named = new RegExp(
  String.raw`(?<=\p{Script=Han}{2})(?<!${general}|[本该各整全])(?:小区|花园(?!路|街)|家园|[佳名雅家]苑|华庭|雅居|公馆|家属院)`,
  'u',
);
/** Only an estate has these. */
const within = /物业|业委会|电梯|楼道|单元门|单元楼|地下车库|地下车位/;
const charactersRead = 300;

/** Whether a text is about an estate, which lies in one county, unlike a road, a pipe or a company. */
export function speaksOfEstate({ subject, body }: Text): boolean {
  const text = plainText(`${subject}。${body.slice(0, charactersRead)}`);
  return named.test(text) || within.test(text);
}
