import { finding, type Finding } from './finding.ts';

const caseNumber = /(?<!\d)\d{8}-\d{7}-[\dX](?![\dX])/gu;
const saluted =
  /(?:^|尊敬的|[。\n])\s*([\p{Script=Han}])(?:某{0,2}|[\p{Script=Han}]{1,2})?(先生|女士|同志|小姐)\s*[:,，：]/u;
const ownName =
  /(?:我叫|我的名字叫|本人姓名|本人叫|我是|联系人[:：]?|姓名[:：]?)\s*([\p{Script=Han}])([\p{Script=Han}]{1,2})(?=[,，。;；\s(（]|$)/u;

/** Where a reply seems to be meant for another case or another person. */
export function anotherAddressee(asked: string, reply: string, numbers: readonly string[]): Finding[] {
  return [...otherCases(asked, reply, numbers), ...otherPerson(asked, reply)];
}

function otherCases(asked: string, reply: string, numbers: readonly string[]): Finding[] {
  return [...reply.matchAll(caseNumber)]
    .filter(([number]) => !numbers.includes(number) && !asked.includes(number))
    .map(([number]) => finding('another-case', '答复写的是另一件工单的编号', number));
}

function otherPerson(asked: string, reply: string): Finding[] {
  const [greeting, surname] = saluted.exec(reply) ?? [];
  const [, ownSurname] = ownName.exec(asked) ?? [];
  if (!greeting || !surname || !ownSurname || surname === ownSurname) return [];
  return [finding('another-person', '答复的称呼与来信人自称的姓氏不同', greeting)];
}
