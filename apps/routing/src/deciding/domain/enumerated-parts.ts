/** The ways in which people number what they tell; each counts from one. */
const numberings: readonly RegExp[] = [
  /** 一是 … 二是 …, 一、… 二、…, 一来 … 二来 … */
  /([一二三四五六七八九])(?:是|来|则|[、.:])/,
  /** 第一 … 第二 …, 第一个问题 …, 其一 … 其二 …; not 第一次. */
  /[第其]([一二三四五六七八九])(?:个(?:问题|事情?|方面)|件事情?|点)?(?![\u4e00-\u9fff]?[次年天批期届名季条款])[,、:是]?/,
  /** 1、… 2、…, and ① as `plainText` leaves it; not 3个月 and 2号楼. */
  /([1-9])(?:[)、:]|[.,](?!\d)|(?=[\u4e00-\u9fff])(?![个号楼栋单年月日天点块元万千百多次岁]))/,
  /\(([1-9一二三四五六七八九])\)/,
  /(首先|其次|再次|最后)[,、:是]?/,
];
const digits = '一二三四五六七八九';
const sequence = ['首先', '其次', '再次', '最后'];

/** A number opens a clause, or follows the word for what is counted: 反映两个问题一是. */
const opening = String.raw`(?<=^|[.;:!?,、\s]|问题|方面|情况|事情?)`;
const numbered = numberings.map(({ source }) => new RegExp(opening + source, 'g'));

/** What begins something else at the start of a clause. */
const added =
  /(?<=[.;!?,\s])(?:另外|此外|除此之外|再一个|再就是|再有|再说一(?:件事?|个)|还有(?:一?[件个](?:事情?|问题)|就是)?|顺便再?[问说反映]|还?想再?(?:反映|问)一[件个下](?:事情?|问题)?)[,:]?/g;

/** What a message tells one after the other. */
export interface Enumeration {
  /** What stands before the first number. */
  readonly preamble: string;
  readonly parts: readonly string[];
}

/**
 * The parts of a message that numbers what it tells, or that goes on to something else; undefined where it does neither.
 * @param text as `plainText` gives it
 */
export function enumerationIn(text: string): Enumeration | undefined {
  const marks = numbered.map((numbering) => counted([...text.matchAll(numbering)]));
  const longest = marks.reduce((best, other) => (other.length > best.length ? other : best), []);
  if (longest.length > 1) {
    const parts = longest.map(({ end }, index) => text.slice(end, longest[index + 1]?.start));
    return { preamble: text.slice(0, longest[0]?.start), parts };
  }
  const parts = text.split(added);
  return parts.length > 1 ? { preamble: '', parts } : undefined;
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Those that count on from one; a number out of turn is none of them. */
function counted(matches: readonly RegExpExecArray[]): Mark[] {
  const marks: Mark[] = [];
  for (const { index, 0: mark, 1: number = '' } of matches)
    if (valueOf(number) === marks.length + 1) marks.push({ start: index, end: index + mark.length });
  return marks;
}

/** 首先 … 最后 leaves out what it likes. */
function valueOf(number: string): number {
  return Number(number) || 1 + Math.max(digits.indexOf(number), sequence.indexOf(number));
}
