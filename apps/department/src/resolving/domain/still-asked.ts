import type { Asked } from './check-reply.ts';

/** What of the story of a case bears on what it asks. */
export type Told =
  | { readonly type: 'xinqiao.case.supplemented.v1'; readonly details: { readonly text: string } }
  | { readonly type: 'xinqiao.case.replied.v1'; readonly details: { readonly text: string } }
  | { readonly type: 'xinqiao.case.reopened.v1'; readonly details: { readonly reason: string } };

/**
 * What still waits for an answer, and what has been answered since it was asked: of a case that was reopened that is what
 * reopened it and what came later, as the rest has had a final reply.
 */
export function stillAsked(body: string, story: readonly Told[]): Pick<Asked, 'texts' | 'told'> {
  let texts = [body];
  let told: string[] = [];
  for (const { type, details } of story) {
    if (type === 'xinqiao.case.reopened.v1') [texts, told] = [[details.reason], []];
    else if (type === 'xinqiao.case.supplemented.v1') texts.push(details.text);
    else told.push(details.text);
  }
  return { texts, told };
}
