import { noFunction, type Reading } from '../../reading/domain/reader.ts';

/**
 * Why a person must look although one function seems likely: perhaps no bureau may act at all (`beyond`), or the bureaus
 * dispute whose it is (`disowned`).
 */
export type FunctionDoubt = 'beyond' | 'disowned';

/** Of courts, prosecutors and the army. */
const beyondBureaus = /法院|法官|判决|判了|执行局|检察|失信|限高|立案庭|上诉|再审|高院|部队|营区|军事法/;
/** From this share on it is not out of the question that no bureau may act. */
const leastBeyond = 0.02;

/** 环保说归城管, 国土称水利管. */
const disowning =
  /(?:说|称|讲|回复|答复|推给?)[^.;!?,]{0,3}(?:归|是|该|找|属|让|在)[^.;!?,]{1,8}|[\u4e00-\u9fff]{2,4}(?:称|说)[\u4e00-\u9fff]{2,4}管/g;
const asksWhose =
  /(?:到底|究竟)[^.!?;,]{0,4}(?:归|是|该|谁|哪)|归谁|谁(?:来)?(?:管|负责|拍板|处理)|明确[^.!?;,]{0,6}(?:谁|部门|责任|主管|归属)|由谁/;
/** Two that send somebody from one to the other are common, and the matter is clear all the same. */
const mostWhoDisown = 2;

/** @param text as `plainText` gives it */
export function doubtAbout(text: string, { functions }: Reading): FunctionDoubt | undefined {
  const nobodys = functions.find(({ code }) => code === noFunction)?.share ?? 0;
  if (nobodys >= leastBeyond && beyondBureaus.test(text)) return 'beyond';
  const isDisputed = asksWhose.test(text) && (text.match(disowning)?.length ?? 0) > mostWhoDisown;
  return isDisputed ? 'disowned' : undefined;
}
