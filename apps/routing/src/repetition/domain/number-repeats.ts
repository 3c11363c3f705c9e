import { type EarlierVoice, type Repeated, repeatOf, type Voice } from './repeat-of.ts';

/**
 * What each message of a batch repeats, by case id. They are told in the order in which they were written, so that those of
 * one batch repeat each other.
 * @param earlier the oldest first
 */
export function numberRepeats(messages: readonly Voice[], earlier: readonly EarlierVoice[]): Map<string, Repeated> {
  const saidBy = Map.groupBy(earlier, ({ writer }) => writer);
  const repeats = new Map<string, Repeated>();
  for (const message of messages.toSorted(asWritten)) {
    const { writer, caseId } = message;
    if (writer === undefined) continue;
    const said = saidBy.get(writer) ?? [];
    const repeated = repeatOf(message, said);
    if (repeated) repeats.set(caseId, repeated);
    const regionCode = message.regionCode ?? repeated?.regionCode;
    saidBy.set(writer, [...said, { ...message, regionCode, repeat: repeated?.repeat }]);
  }
  return repeats;
}

function asWritten(one: Voice, other: Voice): number {
  return one.submittedAt.getTime() - other.submittedAt.getTime() || (one.caseNumber < other.caseNumber ? -1 : 1);
}
