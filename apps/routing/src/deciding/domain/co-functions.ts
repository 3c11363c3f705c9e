import type { Reading } from '../../reading/domain/reader.ts';
import type { FunctionChoice } from './function-choice.ts';

/** How likely a function must be to act along: one that often acts with the matter, any other, and one whose office the writer asks to act. */
const leastOf = { companion: 0.1, stranger: 0.15, asked: 0.02 };
/** Who asks the lead's office alone wants no other, unless another is all but certain. */
const leastBesideOnlyAsked = 0.5;
/** Where it is urgent, more than one is needed more often. */
const urgentShare = 0.5;
const timesWhereUrgent = 0.5;
const mostSpokenOf = 2;

/**
 * 协办: functions that always act with the matter, those whose offices the writer asks to act besides, and where he asks for none the
 * likeliest other one.
 * @param asked functions of the offices that the writer asks to act
 */
export function coFunctionsOf(
  { matter, function: lead }: FunctionChoice,
  { coFunctions, urgency }: Reading,
  asked: readonly string[],
): string[] {
  if (!lead) return [];
  const usual = matter?.matter.coFunctions ?? [];
  const always = usual.filter((co) => co.always).map((co) => co.function);
  const times = urgency > urgentShare ? timesWhereUrgent : 1;
  const isOnlyLeadAsked = asked.length === 1 && asked[0] === lead;
  const leastFor = (code: string): number => {
    if (asked.includes(code)) return leastOf.asked;
    const least = times * (usual.some((co) => co.function === code) ? leastOf.companion : leastOf.stranger);
    return isOnlyLeadAsked ? leastBesideOnlyAsked : least;
  };
  const likely = coFunctions.filter(({ code, share }) => share >= leastFor(code)).map(({ code }) => code);
  const besides = likely.filter((code) => asked.includes(code)).slice(0, mostSpokenOf);
  const spokenOf = besides.length > 0 ? besides : likely.slice(0, 1);
  return [...new Set([...always, ...spokenOf])].filter((code) => code !== lead);
}
