import { saysNothing } from './empty-words.ts';
import { finding, type Finding } from './finding.ts';
import { sentencesIn } from './text.ts';

const notOurs =
  /(不|非)(属于?|在)(我|本|[^,。;]{0,8}(局|委|办|厅|市|县|区|镇|乡|街道|单位|部门))[^,。;]{0,8}(职责|职权|管辖|受理)|不归(我|本)[^,。;]{0,8}(管|负责)|与(我|本)(单位|局|部门)无关/u;
const askThere =
  /(请|建议|可|望)(您|你|网友|您们|来信人|投诉人|当事人)?(直接|自行|另行|继续|及时|先)?(向|到|去|与|致电|拨打|咨询|联系|找)[^。;]{0,30}(咨询|反映|投诉|联系|了解|查询|举报|申诉|解决|处理|电话|热线|部门|局|委|办)/u;
/** Only for who wants to know more, or an action of one's own that the answer explains. */
const onlyIfNeeded =
  /如(有|您|你|仍|需|对|果|还|遇)|具体|详细|细节|若|有(任何)?(疑问|问题|不明)|欢迎|详情|详询|进一步|更多|办理|申请|申领|报名|携带|凭/u;

/** Where a reply sends the citizen away with what he asked, as if that were an answer. */
export function sentElsewhere(asked: string, reply: string): Finding[] {
  const sentences = sentencesIn(reply);
  const denying = sentences.filter((sentence) => notOurs.test(sentence));
  const sending = sentences.filter((sentence) => !denying.includes(sentence) && isSending(sentence));
  const rest = sentences.filter((sentence) => !sending.includes(sentence)).join('。');
  const isAllThereIs = sending.length > 0 && saysNothing(asked, rest);
  return [
    ...denying.map((sentence) => finding('sent-elsewhere', '称不属于本单位职责，应当退回改派，而不是办结', sentence)),
    ...(isAllThereIs ? sending : []).map((sentence) =>
      finding('sent-elsewhere', '让来信人另找其他单位，没有答复所问', sentence),
    ),
  ];
}

function isSending(sentence: string): boolean {
  return askThere.test(sentence) && !onlyIfNeeded.test(sentence);
}
