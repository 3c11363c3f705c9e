import { noFunction, type Reading } from '../../reading/domain/reader.ts';

/** Nothing at all, or marks, digits and emoji: of these a reader only guesses. */
export const isWordless = (text: string): boolean => !/\p{L}/u.test(text);

/** What is made of a message without words: it is nobody's and presses nobody. */
export const withoutWords = (reading: Reading): Reading => ({
  ...reading,
  functions: [{ code: noFunction, share: 1 }],
  urgency: 0,
  coFunctions: [],
});
