import { clausesIn, sentencesIn, termsIn } from './text.ts';

/** What kind of answer a demand calls for beside being spoken of. */
export type Wanted = 'time' | 'amount' | 'word';

/** 诉求: one thing that a message asks. */
export interface Demand {
  /** As the citizen wrote it. */
  readonly words: string;
  readonly wants: Wanted;
  /** What it is about, see {@link termsIn}. */
  readonly terms: ReadonlySet<string>;
}

/** Asked in earnest: in so many words, or at least with a question mark. */
const askedOutright = /请问|想问|问一下|想知道|想了解|咨询|请告知|请明确/u;
const time = /何时|几时|什么时候|什么时间|哪一?天|哪一?年|(?<![没过不])多久|多长时间/u;
const amount = /多少(钱|元|费|金额|补贴|补偿|比例|平方)|几(元|块钱)|(收费|补偿|补贴|发放|缴费)标准是/u;
const thing = /是否|能否|可否|能不能|可不可以|哪里|哪个部门|什么(条件|手续|材料|政策|要求|规定)/u;
/** How a thing may be done is also what anger asks. */
const manner = /如何|怎么办|怎样/u;
/** 请 as in "please", at the head of what is asked; not in 申请, 请假 and the like. */
const request =
  /^(以上\p{Script=Han}{0,4})?(所以|因此|特此?|现|故|在此|也|还|并|同时|另外|我|我们|本人|强烈|诚恳|再次|最后)*(请(?!假|客|教|示|看|问|大家|放心|允许|不要)|恳求|请求|恳请|希望|盼望|要求(?![我他你她])|建议)/u;
/** Asked of nobody: anger wants no answer in words. */
const rhetorical =
  /难道|试问|凭什么|天理|良心|谁(来|给|能|敢|管)|何在|怎么能|怎么可能|就这样|还有(没有)?(王法|公道)|只字不提|父母官|这(合理|合法|就是|难道)/u;

/** With fewer terms a question says only that something be told: about what, the whole sentence says. */
const fewestTerms = 3;
/** A request is about a matter of which the message speaks elsewhere as well; one that is not asks for goodwill. */
const fewestGrounded = 2;
/** So many clauses of a sentence say what is asked; what follows tells on. */
const mostClauses = 2;
const mostDemands = 20;

/** What texts under one subject ask, in their own words and order. A request that names no matter of its own is none. */
export function demandsIn(subject: string, texts: readonly string[]): Demand[] {
  const sentences = texts.flatMap(sentencesIn);
  const repeated = repeatedIn([subject, ...sentences.flatMap(clausesIn)].map(termsIn));
  return sentences
    .filter((sentence) => !rhetorical.test(sentence))
    .flatMap((sentence) => questionIn(sentence) ?? requestIn(sentence, repeated))
    .slice(0, mostDemands);
}

/** What more than one of these holds. */
function repeatedIn(all: readonly ReadonlySet<string>[]): Set<string> {
  const once = new Set<string>();
  const repeated = new Set<string>();
  for (const terms of all) for (const term of terms) (once.has(term) ? repeated : once).add(term);
  return repeated;
}

function questionIn(sentence: string): Demand[] | undefined {
  const isOutright = askedOutright.test(sentence);
  const wants = isOutright || sentence.endsWith('?') ? wantedBy(sentence, isOutright) : undefined;
  if (!wants) return undefined;
  const clauses = clausesIn(sentence);
  const first = clauses.findIndex((clause) => wantedBy(clause, isOutright) !== undefined);
  const words = wordsFrom(clauses, Math.max(first, 0));
  const terms = termsIn(words);
  if (terms.size >= fewestTerms) return [{ words, wants, terms }];
  // "小区停水两天了，什么时候恢复？" is about what stands before it.
  const whole = termsIn(sentence);
  return whole.size >= fewestTerms ? [{ words: sentence, wants, terms: whole }] : [];
}

function requestIn(sentence: string, repeated: ReadonlySet<string>): Demand[] {
  const clauses = clausesIn(sentence);
  const first = clauses.findIndex((clause) => request.test(clause.trim()));
  if (first < 0) return [];
  const words = wordsFrom(clauses, first);
  const grounded = [...termsIn(clauses[first] ?? '')].filter((term) => repeated.has(term));
  return grounded.length >= fewestGrounded ? [{ words, wants: 'word', terms: new Set(grounded) }] : [];
}

function wordsFrom(clauses: readonly string[], first: number): string {
  return clauses
    .slice(first, first + mostClauses)
    .join(',')
    .trim();
}

function wantedBy(text: string, isOutright: boolean): Wanted | undefined {
  if (time.test(text)) return 'time';
  if (amount.test(text)) return 'amount';
  return thing.test(text) || (isOutright && manner.test(text)) ? 'word' : undefined;
}
