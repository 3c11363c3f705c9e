import type { Bureau } from '#contracts';
import { isRunning } from '../../../clocks/domain/case-clock.ts';
import { isAbout, mostComplainedOf } from '../complained-of.ts';
import { alongWithLead, regionAt } from '../correcting.ts';
import { isPlaced, onTheDesk, type Placed, withoutHelp } from './having.ts';
import type { Steps } from './step.ts';
import { without } from './without.ts';

/** A bureau that a case has to do with was merged into another one. */
export const succeedingSteps: Steps<'succeed'> = {
  succeed: (before, { predecessor, successor, successorRegionName }) => {
    const about = isAbout(before, predecessor) ? aboutBoth(before.about ?? [], predecessor, successor) : before.about;
    const said = { predecessor, successor, about: about && [...about] };
    if (!isPlaced(before))
      return {
        state: { ...before, about },
        facts: [{ announces: 'case.bureau-succeeded', details: { ...said, status: before.status } }],
      };
    const after = { ...takenOver(before, predecessor, successor), about };
    if (isAbout(after, after.lead))
      return {
        state: onTheDesk(after),
        facts: [{ announces: 'case.bureau-succeeded', details: { ...said, status: 'triage' } }],
      };
    const { status, lead } = after;
    const hasNewLead = lead.id !== before.lead.id;
    const jurisdiction = hasNewLead
      ? regionAt(before.regionCode, { lead, leadRegionName: successorRegionName })
      : undefined;
    return {
      state: withoutHelp(
        alongWithLead(jurisdiction, after),
        (bureau) => bureau.id === lead.id || isAbout(after, bureau),
      ),
      facts: [{ announces: 'case.bureau-succeeded', details: { ...said, status, bureau: lead, jurisdiction } }],
    };
  },
};

/**
 * A complaint about the one is a complaint about the other; the former stays named for when the merger is taken back, as long as there is room: no other
 * bureau is forgotten for it.
 */
function aboutBoth(about: readonly Bureau[], predecessor: Bureau, successor: Bureau): Bureau[] {
  const both = [...without(about, successor), successor];
  return both.length > mostComplainedOf ? without(both, predecessor) : both;
}

/** The successor stands wherever its predecessor stood: it leads, it helps, and has the tasks and their clocks. */
function takenOver<S extends Placed>(before: S, predecessor: Bureau, successor: Bureau): S {
  const instead = (bureau: Bureau): Bureau => (bureau.id === predecessor.id ? successor : bureau);
  const isHelper = before.coHandling.some(({ id }) => id === predecessor.id);
  return {
    ...before,
    lead: instead(before.lead),
    coHandling: isHelper
      ? [...without(without(before.coHandling, predecessor), successor), successor]
      : before.coHandling,
    coTasks: before.coTasks?.map((task) =>
      task.bureau.id === predecessor.id && task.status === 'assigned' ? { ...task, bureau: successor } : task,
    ),
    clocks: before.clocks.map((clock) =>
      clock.coTask?.bureau.id === predecessor.id && isRunning(clock)
        ? { ...clock, coTask: { ...clock.coTask, bureau: successor } }
        : clock,
    ),
  };
}
