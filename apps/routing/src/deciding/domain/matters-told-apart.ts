import { noFunction, type Reading } from '../../reading/domain/reader.ts';
import { enumerationIn } from './enumerated-parts.ts';

/** A part is taken for a matter of its own only where its words alone say so plainly. */
const leastOfPart = 0.8;
/** Of a message that holds two matters the whole is hardly ever so plainly about one: its parts need not be read. */
const mostOfOneOfTwo = 0.98;
/** What stands before the first number is what all parts are about, if by itself it is about the same as the whole. */
const leastOfPreamble = 0.5;

/**
 * Functions of the other matters that a message tells one after the other (一是 …, 二是 …), in its order. None where its parts are sides of one
 * thing: of a park its lamps and its benches, of a new estate its water and its road.
 * @param text as `plainText` gives it
 * @param reading of the whole
 * @param readPart what a part alone is about
 */
export function functionsToldApart(
  text: string,
  { functions: [whole] }: Pick<Reading, 'functions'>,
  readPart: (part: string) => Reading['functions'],
): string[] {
  const enumeration = whole && whole.share <= mostOfOneOfTwo ? enumerationIn(text) : undefined;
  if (!whole || !enumeration || isAbout(whole.code, readPart(enumeration.preamble))) return [];
  const functions = new Set(enumeration.parts.flatMap((part) => plainFunction(readPart(part)) ?? []));
  return functions.has(whole.code) ? [...functions].filter((code) => code !== whole.code) : [];
}

function isAbout(lead: string, [likeliest]: Reading['functions']): boolean {
  return likeliest?.code === lead && likeliest.share >= leastOfPreamble;
}

function plainFunction([likeliest]: Reading['functions']): string | undefined {
  const isPlain = likeliest && likeliest.code !== noFunction && likeliest.share >= leastOfPart;
  return isPlain ? likeliest.code : undefined;
}
