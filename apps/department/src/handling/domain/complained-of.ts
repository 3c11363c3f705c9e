import type { Bureau } from '#contracts';
import type { WhatIsKnown } from './case-state.ts';
import type { Command } from './command.ts';

/** What announces whom a case is about has room for as many. */
export const mostComplainedOf = 10;

/** Whether a case is a complaint about this bureau or its people. */
export function isAbout({ about = [] }: Pick<WhatIsKnown, 'about'>, bureau: Pick<Bureau, 'id'>): boolean {
  return about.some(({ id }) => id === bureau.id);
}

/** The fields in which a command would give a case to whom it is about: `lead`, `coHandling[1]`. */
export function fieldsComplainedOf(state: WhatIsKnown, command: Command): string[] {
  return named(command).flatMap(({ field, bureau }) => (isAbout(aboutAfter(state, command), bureau) ? [field] : []));
}

function aboutAfter(state: WhatIsKnown, command: Command): Pick<WhatIsKnown, 'about'> {
  return 'about' in command && command.about ? command : state;
}

function named(command: Command): { readonly field: string; readonly bureau: Bureau }[] {
  const { kind } = command;
  if (kind === 'assign' || kind === 'arbitrate')
    return [
      { field: 'lead', bureau: command.lead },
      ...command.coHandling.map((bureau, index) => ({ field: `coHandling[${index}]`, bureau })),
    ];
  if (kind === 'ask-co-bureau') return [{ field: 'bureau', bureau: command.bureau }];
  return kind === 'return' && command.suggested ? [{ field: 'suggested', bureau: command.suggested }] : [];
}
