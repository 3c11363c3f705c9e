/** How many of some messages a new reader and the present one get right. */
export interface Comparison {
  readonly count: number;
  readonly right: number;
  readonly rightBefore: number;
}

/** Of the samples so many may be lost: what one correction moves by chance. */
const mostForgotten = 0.005;

/** Whether a new reader is to take the place of the present one: a few corrections must not be won with what everybody else writes. */
export function isFit({
  heldBack,
  onSamples,
  hasNewCatalogue,
}: {
  readonly heldBack: Comparison;
  readonly onSamples: Comparison;
  readonly hasNewCatalogue: boolean;
}): boolean {
  const isBetter =
    heldBack.right > heldBack.rightBefore || (hasNewCatalogue && heldBack.right === heldBack.rightBefore);
  return isBetter && onSamples.rightBefore - onSamples.right <= mostForgotten * onSamples.count;
}
