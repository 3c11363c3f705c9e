export { CaseAccepted } from './case-accepted.event.ts';
export { CaseAssigned, RouterProposal } from './case-assigned.event.ts';
export { CaseContacted } from './case-contacted.event.ts';
export { CaseOpened } from './case-opened.event.ts';
export { CaseReplied } from './case-replied.event.ts';
export { CaseResolved } from './case-resolved.event.ts';
export { CaseSentToTriage } from './case-sent-to-triage.event.ts';
export { CaseSubmitted, SealedContact } from './case-submitted.event.ts';
export { type CaseEvents, type CaseEventType, eventCatalogue } from './catalogue.ts';
export { Bureau, Matter, Region } from './parties.event.ts';
export { RoutingAlternative, RoutingDecided } from './routing-decided.event.ts';
export {
  IsBureauId,
  IsCaseNumber,
  IsPart,
  IsPartList,
  IsRegionCode,
  IsShare,
  IsText,
  IsTextList,
  IsUtcTime,
  MayBeAbsent,
} from './wire-rules.ts';
export { wireAssigners, wireChannels, wireKinds, wireVisibilities } from './wire-words.ts';
