import type { Kind } from '#domain';
import { isAbroad, liesIn, type Region } from '../../catalogue/domain/region.ts';
import type { PlaceMention } from './gazetteer.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { pressing } from './kind.ts';
import { isComparison } from './place-evidence.ts';

export interface PartyQuestion {
  readonly text: string;
  /** Names of places in the text. */
  readonly mentions: readonly PlaceMention[];
  readonly kind: Kind;
  /** 职能 that the matter belongs to. */
  readonly functionCode: string | undefined;
}

/** Who can be complained of and stays where it is, after the name of the place: 天津的建筑公司, 莘县几家造纸厂, 武汉买的期房. */
const partyAfter =
  /^[省市县区]?(?:那边|当地|本地)?的?[^,.;!?]{0,8}?(?:厂|公司|矿|单位|[银车]行|社保局|医院|诊所|学校|技校|幼儿园|平台|商家|店|站点|工地|合作社|楼盘|小区|驾校|机构|市场|园区|[业工景]园|停车场|期房|房子)/;
/** The same before it: 公司在上海. Where a head office is says nothing. */
const partyBefore = /(?<![总分])(?:公司|厂|店|医院|学校|平台|机构|单位|工地|矿|房子)(?:[是就开都]|都是)?(?:在|位于)$/;
/** Something is on its way there, or comes from there and acts here. */
const onItsWay = /(?:[去往到给用]|来自|旗号|打着|派来的?|中标的?是?|(?:厂家|牌子|老板|开发商)是)$/;
const sentHere = /^[^,.;!?]{0,2}(?:派来|来的|的旗号|的(?:产品|牌子|货))/;

const comesFrom = /(?:从|由|寄|运|发|买|进口)$/;

/** What somebody does there while his matter is at home, but for the functions whose matters are just that. */
const lifeThere: readonly { readonly does: RegExp; readonly exceptFor: readonly string[] }[] = [
  {
    does: /^[^,.;!?]{0,4}(?:上班|打工|务工|工作|辞职|辞了|退休|做了|干了)/,
    exceptFor: ['labour-inspection', 'social-insurance'],
  },
  { does: /^[^,.;!?]{0,4}(?:上学|读书|念书|毕业)/, exceptFor: ['education'] },
  { does: /^[^,.;!?]{0,4}(?:住院|住了|看病|治疗|手术|确诊|的?诊断|的?病历|检查)/, exceptFor: ['health'] },
];
/** What an insurer at home pays for is done elsewhere as a rule. */
const paidAtHome = 'medical-insurance';

const reachBefore = 10;
const reachAfter = 24;

/**
 * A party that sits outside the province is no bureau's of the place from which its victim comes: whom somebody complains of there may be what the matter
 * is about, however plainly he says where he is at home, and a person decides. A question is one about home all the same.
 */
export function doubtPartyElsewhere(place: Jurisdiction, question: PartyQuestion, home: Region): Jurisdiction {
  const { mentions, kind, functionCode } = question;
  if (place.doubt || !place.region || !pressing.includes(kind) || functionCode === paidAtHome) return place;
  const outside = mentions.filter(({ isWeak, regions }) => !isWeak && !regions.some((region) => liesIn(region, home)));
  const isOnlyPlace = place.basis === 'addressed';
  const rival = outside.find(
    (mention) => (isOnlyPlace && isLifeAbroad(mention, question.text)) || isSeatOfParty(mention, question),
  )?.regions[0];
  return rival ? { ...place, doubt: { kind: 'rival', rival } } : place;
}

/** Nobody at home acts on what happens there: who names no place at home may write of that. What leads or comes from there is none of it. */
function isLifeAbroad({ start, regions }: PlaceMention, text: string): boolean {
  const before = text.slice(Math.max(0, start - reachBefore), start);
  return regions.every(isAbroad) && !isComparison(text, start) && !onItsWay.test(before) && !comesFrom.test(before);
}

function isSeatOfParty({ start, end }: PlaceMention, { text, mentions, functionCode }: PartyQuestion): boolean {
  const before = text.slice(Math.max(0, start - reachBefore), start);
  if (isComparison(text, start) || onItsWay.test(before)) return false;
  if (partyBefore.test(before)) return true;
  const party = partyAfter.exec(text.slice(end, end + reachAfter))?.[0];
  if (party === undefined) return false;
  const until = end + party.length;
  const isAnothers = mentions.some((other) => other.start >= end && other.start < until);
  return !isAnothers && !isLifeThere(text.slice(until, until + reachAfter), functionCode);
}

function isLifeThere(after: string, functionCode: string | undefined): boolean {
  if (sentHere.test(after)) return true;
  return lifeThere.some(({ does, exceptFor }) => does.test(after) && !exceptFor.includes(functionCode ?? ''));
}
