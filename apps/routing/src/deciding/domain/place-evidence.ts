import type { Region } from '../../catalogue/domain/region.ts';
import type { PlaceMention } from './gazetteer.ts';

/** How far what stands beside a name makes it the place of the matter: home, workplace and comparison count less. */
interface ContextRule {
  readonly before?: RegExp;
  readonly after?: RegExp;
  readonly factor: number;
}

const workplace: ContextRule = {
  after: /^.{0,4}(?:打工|务工|上班|工作|上学|读书|带孩子|做生意)/,
  factor: 0.35,
};

const comparison: ContextRule & { readonly before: RegExp } = {
  before:
    /(?:像|例如|比如|学学|学习|参照|参考|人家|隔壁的?|邻近|靠近|靠着|紧邻|挨着|听说|不像|比|同样是.{0,3}|对面(?:就)?是|临近)$/,
  factor: 0.3,
};

const origins: readonly ContextRule[] = [
  {
    before:
      /(?:我是|我们是|本人是|本人系|老家(?:在|是)?|户口(?:在|是)|户籍(?:在|是|地)?|籍贯|祖籍|来自|原籍|娘家在?|家在|(?<=^|[,.;!?我])人在|身在|本人)$/,
    factor: 0.35,
  },
  { after: /^(?:人[,.、,]|人在|人氏|老乡|老家|籍|的?户口|的?户籍)/, factor: 0.35 },
];

const contextRules: readonly ContextRule[] = [
  ...origins,
  workplace,
  comparison,
  { after: /^.{0,2}(?:相比|比起来|比较起来)/, factor: 0.3 },
  { before: /(?:我们|咱们|俺们)$/, factor: 1.3 },
  { after: /^(?:的?[东南西北]边|不远|隔壁)/, factor: 0.6 },
  { before: /从$/, factor: 0.6 },
  { before: /(?:嫁到|嫁在|搬到|现住在?|租住在?|租房在|住在)$/, factor: 1.3 },
  { before: /(?:^|[,.!?;。，！？；])$/, after: /^的?(?:[,.!?;。，！？；]|$)/, factor: 1.3 },
  { after: /^(?:[这我]们?这?[边头段侧]|这一[头段侧]|境内)/, factor: 1.3 },
  { before: /(?:通往|开往|通向|发往|转到|寄到|直达)$/, factor: 0.6 },
  { before: /[@#]$/, factor: 0.6 },
  { after: /^(?:市民|的?朋友|的?亲戚|的?网友|都|那边|早就|已经)/, factor: 0.6 },
  { after: /^(?:大学|学院|银行|师范|理工|航空)/, factor: 0.6 },
  { before: /(?:位于|地点[:是]?|地址[:是]?|到|在|项目在|坐落于?)$/, factor: 1.2 },
];

const levelWeight: Record<Region['level'], number> = { province: 0.2, city: 0.8, county: 1, township: 1.1 };
const subjectFactor = 1.4;
/** A township without 镇 or 乡 may be a village or an estate elsewhere. */
const bareTownshipFactor = 0.7;

/** Whether a name stands there only for something to be likened to or found by. */
export function isComparison(text: string, start: number): boolean {
  return comparison.before.test(text.slice(Math.max(0, start - 6), start));
}

/** Whether a name stands there as where somebody comes from. */
export const isOrigin = (text: string, mention: PlaceMention): boolean => origins.some(appliesTo(text, mention));

/**
 * The weight of one mention as evidence for the place of the matter.
 * @param isAboutWork then it is where the writer works, which otherwise is only where the writer happens to be
 */
export function weightOf(text: string, mention: PlaceMention, subjectEnd: number, isAboutWork = false): number {
  const level = mention.regions[0]?.level ?? 'province';
  const isBareTownship = level === 'township' && mention.isWeak;
  return contextRules
    .filter((rule) => !(isAboutWork && rule === workplace))
    .filter(appliesTo(text, mention))
    .reduce(
      (weight, { factor }) => weight * factor,
      levelWeight[level] * (mention.start < subjectEnd ? subjectFactor : 1) * (isBareTownship ? bareTownshipFactor : 1),
    );
}

function appliesTo(text: string, { start, end }: PlaceMention): (rule: ContextRule) => boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 8);
  return (rule) => (rule.before?.test(before) ?? true) && (rule.after?.test(after) ?? true);
}
