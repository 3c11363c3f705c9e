import { anotherAddressee } from './another-addressee.ts';
import { unanswered } from './answered.ts';
import { demandsIn } from './demands.ts';
import { emptyWords } from './empty-words.ts';
import { finding, type Finding } from './finding.ts';
import { sentElsewhere } from './sent-elsewhere.ts';
import { sketchOf } from './sketch.ts';
import { type Answered, template } from './template.ts';
import { termsIn } from './text.ts';

/** With more than that the list tells nobody anything. */
const mostFindings = 40;

/** A case as the check of its final reply sees it. */
export interface Asked {
  /** Its number, and those of the cases that are handled as part of it. */
  readonly numbers: readonly string[];
  readonly subject: string;
  /** The message as it came. */
  readonly body: string;
  /** What the citizen wrote and still waits for an answer to. */
  readonly texts: readonly string[];
  /** What he was told meanwhile. */
  readonly told: readonly string[];
  /** The last final replies of the bureau, but for those to this case. */
  readonly earlier: readonly Answered[];
}

interface Reply {
  readonly text: string;
  /** 政策依据. */
  readonly citations?: readonly { readonly title: string }[];
}

/**
 * What may be amiss in a final reply; nothing where it answers what was asked. It is a reading by rules, each of which shows
 * the words that it goes by: a person decides what they are worth.
 * @param own what is kept of the reply, where the caller has it
 */
export function checkReply(asked: Asked, reply: string, own: Answered = answeredWith(asked, reply)): Finding[] {
  const message = messageOf(asked);
  const empty = emptyWords(message, reply);
  return [
    ...empty,
    // Who says nothing has answered nothing; once is enough.
    ...(empty.length > 0 ? [] : [...demandsLeft(asked, reply), ...sentElsewhere(message, reply)]),
    ...anotherAddressee(message, reply, asked.numbers),
    ...template(own, reply, asked.earlier),
  ].slice(0, mostFindings);
}

/** A reply as it is read: a document that it cites is a part of the answer. */
export function withCitations({ text, citations = [] }: Reply): string {
  return [text, ...citations.map(({ title }) => `《${title}》`)].join('\n');
}

/** What is kept of a final reply, to know it again. */
export function answeredWith(asked: Asked, reply: string): Answered {
  return {
    reply: sketchOf(reply, messageOf(asked)),
    message: sketchOf(`${asked.subject}\n${asked.body}`),
  };
}

function messageOf({ subject, texts }: Asked): string {
  return [subject, ...texts].join('\n');
}

/** A message that asks nothing in so many words wants to hear of its matter. */
function demandsLeft(asked: Asked, reply: string): Finding[] {
  const demands = demandsIn(asked.subject, asked.texts);
  const answers = [...asked.told, reply].join('\n');
  if (demands.length > 0) return unanswered(asked.subject, demands, answers);
  const message = messageOf(asked);
  return speaksOfAny(message, answers) ? [] : [finding('unanswered', '答复没有提到来信所反映的事项', asked.subject)];
}

function speaksOfAny(message: string, answers: string): boolean {
  const told = termsIn(answers);
  return [...termsIn(message)].some((term) => told.has(term));
}
