import { catalogue } from './shipped-catalogue.ts';

/** The shipped catalogue with a part of its samples and none of its expressions: enough where nothing depends on how much is known, and soon learnt from. */
export const fewSamples = {
  ...catalogue,
  matters: catalogue.matters.map((matter) => ({ ...matter, samples: matter.samples.slice(0, 8) })),
  expressions: [],
};
