import { refusals } from './refusal.ts';

it('refuses a recipient each time with the reply code that its name asks for', () => {
  const { replyFor } = refusals();
  expect([replyFor('reject-450@example.org'), replyFor('reject-450@example.org')]).toEqual([450, 450]);
  expect(replyFor('Reject-550-later@example.org')).toBe(550);
});

it('refuses a greylisted recipient the first time only', () => {
  const { replyFor } = refusals();
  expect([replyFor('greylist-1@example.org'), replyFor('greylist-1@example.org')]).toEqual([451, undefined]);
  expect(replyFor('greylist-2@example.org')).toBe(451);
});

it('welcomes everyone else, also a reply code that means success', () => {
  const { replyFor } = refusals();
  expect([replyFor('worker@example.org'), replyFor('reject-250@example.org')]).toEqual([undefined, undefined]);
});
