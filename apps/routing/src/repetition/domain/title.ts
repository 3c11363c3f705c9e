import { plainText } from '#domain';
import { formulas } from './ordinary-words.ts';
import type { Sketch } from './sketch.ts';
import { termOf } from './term.ts';
import { segmentsOf } from './words.ts';

/** What an issue may be called, and how much of what its messages have in common that says. */
export interface Title {
  readonly text: string;
  readonly weight: number;
}

/** Of a message without a subject line so many characters of its body stand for one. */
export const longestHeadline = 60;
const longestTitle = 30;
/** Terms lighter than this share of the heaviest are chance. */
const worthSaying = 0.25;

/**
 * A title from the words of a subject line that the messages have in common, place and matter in the order in which they
 * were said: "A市丽发新城小区附近的搅拌站噪音太大" becomes 丽发新城小区搅拌站噪音. What only this writer says is left out.
 */
export function titleFrom(subject: string, { terms, weights }: Sketch): Title {
  const text = plainText(subject);
  const isShared = new Uint8Array(text.length);
  const least = (weights[0] ?? 0) * worthSaying;
  const said = new Map<number, number>();
  for (const { piece, start, isName } of piecesOf(text)) {
    const term = termOf(piece, isName);
    const at = terms.indexOf(term);
    if (at < 0 || (weights[at] ?? 0) < least || formulas.has(piece)) continue;
    said.set(term, weights[at] ?? 0);
    isShared.fill(1, start, start + piece.length);
  }
  return {
    text: sharedRuns(text, isShared).slice(0, longestTitle),
    weight: [...said.values()].reduce((sum, weight) => sum + weight, 0),
  };
}

/**
 * With the region in front, which a text may begin with whole, cut off at its front, or without what kind of region it is: 新安县 and
 * 安县力健美 give 新安县力健美, 项城市 and 项城工地 give 项城市工地.
 */
export function titleWithRegion(region: string, text: string): string {
  const names = [...endsOf(region), ...endsOf(region.slice(0, -1))];
  const said = names.find((name) => text.startsWith(name)) ?? '';
  return `${region}${text.slice(said.length)}`;
}

/** A name whole and ever more cut off at its front, down to two characters. */
function endsOf(name: string): string[] {
  return Array.from({ length: Math.max(name.length - 1, 0) }, (_, cut) => name.slice(cut));
}

interface Piece {
  readonly piece: string;
  readonly start: number;
  readonly isName: boolean;
}

/** All that a term may have been made of: runs of two or three characters as pieces of names, and words. */
function* piecesOf(text: string): Generator<Piece> {
  for (const length of [2, 3])
    for (let start = 0; start + length <= text.length; start++)
      yield { piece: text.slice(start, start + length), start, isName: true };
  let start = 0;
  for (const { segment: piece } of segmentsOf(text)) {
    yield { piece, start, isName: false };
    start += piece.length;
  }
}

/** The shared runs of a text one after the other, each said once. */
function sharedRuns(text: string, isShared: Uint8Array): string {
  const runs = new Set<string>();
  let run = '';
  for (let at = 0; at <= text.length; at++) {
    if (isShared[at] === 1) run += text.charAt(at);
    else if (run !== '') {
      runs.add(run);
      run = '';
    }
  }
  return [...runs].join('');
}
