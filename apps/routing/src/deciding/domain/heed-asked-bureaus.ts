import { noFunction, type Reading } from '../../reading/domain/reader.ts';

type Shares = Reading['functions'];

/**
 * Of what speaks against the likeliest function so much is left where the writer asks its office first. Not less: two in five who ask a single
 * office ask one that acts along, and the reader heeds its name as well.
 */
const doubtLeft = 0.6;
/** An office that is asked first leads, if at least so much speaks for it; not surely: one message in five names the lead second. */
const leastOfFirst = 0.1;
const mostOfFirst = 0.75;

/**
 * What a writer asks whom to do tells whose a matter is: of two offices the one that he names first mostly leads.
 * @param asked functions of the offices asked to act, in the order in which they are named
 */
export function heedAsked(reading: Reading, [first, ...others]: readonly string[]): Reading {
  const [lead] = reading.functions;
  if (first === undefined || !lead) return reading;
  if (lead.code === first) return { ...reading, functions: surer(reading.functions) };
  const isBetween = others.includes(lead.code) || lead.code === noFunction;
  return isBetween ? { ...reading, functions: ledBy(first, reading.functions) } : reading;
}

function surer(functions: Shares): Shares {
  const [lead, ...rest] = functions;
  if (!lead) return functions;
  const less = rest.map(({ code, share }) => ({ code, share: share * doubtLeft }));
  return [{ ...lead, share: 1 - (1 - lead.share) * doubtLeft }, ...less];
}

/** The first takes the place of the likeliest, which takes what is left. */
function ledBy(first: string, functions: Shares): Shares {
  const own = functions.find(({ code }) => code === first);
  const [lead, ...rest] = functions;
  if (!lead || !own || own.share < leastOfFirst) return functions;
  const share = Math.min(mostOfFirst, lead.share);
  const left = lead.share + own.share - share;
  return [{ ...own, share }, { ...lead, share: left }, ...rest.filter(({ code }) => code !== first)];
}
