import { type CaseEventType, eventCatalogue } from '#contracts';

/** All of them: what is not archived when it passes cannot be counted later. */
export const followedEvents = Object.keys(eventCatalogue) as [CaseEventType, ...CaseEventType[]];
