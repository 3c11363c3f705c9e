import { type Bureau, formalName } from '../../catalogue/domain/bureau-directory.ts';
import type { GovernmentFunction } from '../../catalogue/domain/matter.ts';
import type { FunctionChoice, OtherFunction } from './function-choice.ts';
import type { FunctionDoubt } from './function-doubt.ts';
import type { Jurisdiction, PlaceDoubt } from './jurisdiction.ts';

const shownPhrases = 3;

/** What the message is about and why, in words that a citizen could read; quotes the catalogue only, never the writer. */
export function functionReasons(
  { matter, function: code, aloneFrom, isClear, besides, doubt, others }: FunctionChoice,
  functions: ReadonlyMap<string, GovernmentFunction>,
): string[] {
  if (!code && !matter) return ['从来文中没有看出具体反映什么事项，需要人工研判。'];
  const about = matter ? `来文提到${quoted(matter.wordings)}，` : '从来文所述情形看，';
  if (!code) return [`${about}涉及「${matter?.matter.name}」，不属于行政部门的职能，需要人工研判。`];
  const nameOf = (functionCode: string) => functions.get(functionCode)?.name ?? functionCode;
  const duty = `${about}${matter ? `归入「${matter.matter.name}」事项，` : ''}属于${nameOf(code)}职能。`;
  if (isClear) return [duty];
  if (doubt) return [duty, doubtReasons[doubt]];
  if (besides.length > 0) {
    const duties = besides.map((functionCode) => `${nameOf(functionCode)}职能`).join('、');
    return [
      duty,
      `来文可能同时反映了属于${duties}的另${besides.length === 1 ? '一' : '几'}件事，需要人工确认是否分办。`,
    ];
  }
  if (aloneFrom === undefined) return [duty, `${nameOf(code)}类事项一律由人工确认后派单。`];
  const [rival] = others;
  return [duty, rival ? `也可能属于${nameOf(rival.function)}职能，需要人工确认。` : '依据不够充分，需要人工确认。'];
}

const doubtReasons: Record<FunctionDoubt, string> = {
  beyond: '来文涉及法院、检察院或部队，是否属于行政部门的职能，需要人工研判。',
  disowned: '来文称几个部门都说不归自己管，由谁主办需要人工确认。',
};

/** Why a message may be another bureau's, in words that a citizen could read; quotes the catalogue only, never the writer. */
export function alternativeReason(
  { matter, function: code }: OtherFunction,
  bureau: Bureau,
  { functions, besides }: { functions: ReadonlyMap<string, GovernmentFunction>; besides: readonly string[] },
): string {
  const about = matter ? `来文也提到${quoted(matter.wordings, 1)}，` : '从来文所述情形看，';
  const filed = matter
    ? `${besides.includes(code) ? '可能另有一件事' : '也可能'}归入「${matter.matter.name}」事项，`
    : '也可能';
  return `${about}${filed}属于${functions.get(code)?.name ?? code}职能，由${bureau.name}办理。`;
}

/** Where it belongs and why, or why that is not certain. */
export function placeReasons({ region, basis, doubt, passedOver, overruled }: Jurisdiction): string[] {
  const reasons: string[] = [];
  if (region && doubt?.kind !== 'unknown') {
    const name = formalName(region);
    reasons.push(basisReason(basis, name));
  }
  const others = passedOver.filter((other) => other !== region).map(formalName);
  if (others.length > 0)
    reasons.push(`来文还提到${others.slice(0, shownPhrases).join('、')}，但不像是事情发生的地方。`);
  if (overruled) {
    const located = overruled === 'outside' ? '不在河南省内' : `在${formalName(overruled)}附近`;
    reasons.push(`所附定位${located}，与来文所写的地点不一致，以来文为准。`);
  }
  return doubt ? [...reasons, doubtReason(doubt)] : reasons;
}

function basisReason(basis: Jurisdiction['basis'], name: string): string {
  switch (basis) {
    case 'named':
      return `来文写明地点在${name}。`;
    case 'learnt':
      return `来文提到的地点，此前经人工确认在${name}。`;
    case 'addressed':
      return `来文没有写明地点，按受理渠道所属地区${name}确定属地。`;
    case 'located':
      return `来文没有写明是哪个县区，所附定位在${name}附近。`;
    case 'raised':
      return `所反映的事项超出一个县区的范围，由${name}一级处理。`;
    default:
      return basis satisfies never;
  }
}

function doubtReason(doubt: PlaceDoubt): string {
  switch (doubt.kind) {
    case 'unknown':
      return '来文没有写明事情发生在哪里，需要人工确认属地。';
    case 'ambiguous':
      return '来文写的地名在多个市县都有，无法确定是哪一处，需要人工确认属地。';
    case 'hearsay':
      return '来文没有写明在哪个市，同名的地点可能不止一处，需要人工确认属地。';
    case 'unconfirmed':
      return '属地只有所附定位可以参考，需要人工确认。';
    case 'located-outside':
      return '所附定位不在河南省内，需要人工确认属地。';
    case 'countyless':
      return `来文只能确定在${formalName(doubt.city)}，没有写明是哪个县区，需要人工确认属地。`;
    case 'contradictory':
      return '来文写的几个地名彼此矛盾，需要人工确认属地。';
    case 'rival':
      return `事情也可能发生在${formalName(doubt.rival)}，需要人工确认属地。`;
    case 'outside':
      return `事情发生在${doubt.province.name}，不在河南省内，需要人工研判并告知应向何处反映。`;
    default:
      return doubt satisfies never;
  }
}

/** Of phrases that say the same, the weightier; a gap as it is written in Chinese. */
function quoted(wordings: readonly string[], most = shownPhrases): string {
  const telling = wordings.filter((wording, index) =>
    wordings.slice(0, index).every((weightier) => !bare(weightier).includes(bare(wording))),
  );
  return telling
    .slice(0, most)
    .map((wording) => `“${wording.replace('…', '……')}”`)
    .join('');
}

const bare = (wording: string): string => wording.replace('…', '');
