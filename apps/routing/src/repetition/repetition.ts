import { newUuid } from '#messaging';
import { CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Decided } from '../deciding/decide-in-turns.ts';
import { settledCasesLike, withSettledCases } from './cite-settled-cases.ts';
import { type HotIssue, statusByPolicy } from './domain/hot-issue.ts';
import { type Newcomer, OpenIssues } from './domain/open-issues.ts';
import { type EarlierVoice, repeatOf } from './domain/repeat-of.ts';
import { HotIssueConfig } from './hot-issue.config.ts';
import { type HotIssueEvent, hotIssueConfirmed, hotIssueProposed, memberJoined } from './hot-issue-events.ts';
import { insertPostings, lockReaches, removeIssues, saveIssues } from './issue-table.ts';
import { Newcomers } from './newcomers.ts';
import { findMembers, insertVoices, moveVoices, type PlacedVoice } from './voice-table.ts';
import { withRepeat } from './with-repeat.ts';

interface Arrival {
  readonly decided: Decided;
  readonly voice: Newcomer;
}

/** Finds out, for messages just decided on, what they repeat and what they have in common with others. */
@Injectable()
export class Repetition {
  constructor(
    private readonly newcomers: Newcomers,
    private readonly policy: HotIssueConfig,
    private readonly outbox: CaseOutbox,
  ) {}

  /**
   * To be called in the transaction that keeps the decisions: what is found is kept and announced with them. Whoever handles messages
   * of the same city and function waits until that transaction has ended, so that two instances never propose the same thing.
   * @returns the decisions, urgent where the same person has written for the third time, with the settled cases that they are like
   */
  async take(manager: EntityManager, decided: readonly Decided[], now: Date): Promise<Decided[]> {
    const arrivals = this.newcomers.among(decided);
    if (arrivals.length === 0) return [...decided];
    await lockReaches(
      manager,
      arrivals.map(({ voice }) => voice.reach.key),
    );
    const { voices, found, candidates, earlier } = await this.newcomers.look(manager, arrivals, now);
    const issues = new OpenIssues(found, { newId: newUuid, cityOf: (code) => this.newcomers.cityOf(code) });
    const placed = place(voices, issues, earlier);
    await this.keep(manager, issues, placed, now);
    const repeats = new Map(placed.map(({ voice, repeat }) => [voice.caseId, repeat]));
    const settled = await settledCasesLike(
      manager,
      voices.map(({ voice }) => ({ voice, candidates: candidates.get(voice.caseId) ?? [] })),
    );
    return decided.map((one) => {
      const { caseId } = one.event.payload;
      return withSettledCases(withRepeat(one, repeats.get(caseId)), settled.get(caseId));
    });
  }

  private async keep(manager: EntityManager, issues: OpenIssues, arrived: readonly Placed[], now: Date): Promise<void> {
    const { changed, before, posted, takenUp } = issues.outcome();
    const settled = changed.map((issue) => this.settled(issue));
    const placed = arrived.map((one) => ({ ...one, issueId: issues.becomeOf(one.issueId) }));
    const gone = [...takenUp.keys()].filter((id) => before.has(id));
    await saveIssues(manager, settled);
    await insertPostings(manager, posted, now);
    await insertVoices(manager, placed);
    await moveVoices(manager, new Map(gone.map((id) => [id, issues.becomeOf(id)])));
    await removeIssues(manager, gone);
    await this.announce(manager, { settled, before, placed }, now);
  }

  /** A title is made of place and matter when it is first shown. */
  private settled(issue: HotIssue): HotIssue {
    const status = statusByPolicy(issue, this.policy);
    if (issue.status !== 'gathering' || status === 'gathering') return { ...issue, status };
    const about = issue.sharedMatter === undefined ? issue.title : (issue.matter?.name ?? issue.title);
    return { ...issue, status, title: `${issue.region.name}${about || (issue.matter?.name ?? '')}` };
  }

  private async announce(manager: EntityManager, { settled, before, placed }: Kept, now: Date): Promise<void> {
    const causes = new Map(placed.map(({ issueId, event }) => [issueId, event]));
    const isNew = ({ id, status }: HotIssue) => status !== (before.get(id)?.status ?? 'gathering');
    const confirmed = settled.filter(({ status }) => status === 'confirmed');
    const newlyConfirmed = confirmed.filter(isNew);
    const others = new Set(confirmed.filter((issue) => !isNew(issue)).map(({ id }) => id));
    const members = [
      ...(await findMembers(
        manager,
        newlyConfirmed.map(({ id }) => id),
      )),
      ...placed.filter(({ issueId }) => others.has(issueId)).map(({ voice, issueId }) => ({ ...voice, issueId })),
    ];
    const events: HotIssueEvent[] = [
      ...settled
        .filter((issue) => issue.status === 'proposed' && isNew(issue))
        .map((issue) => hotIssueProposed(issue, now, causes.get(issue.id))),
      ...newlyConfirmed.map((issue) => hotIssueConfirmed(issue, 'policy', now, causes.get(issue.id))),
      ...members.map((member) => memberJoined(member, now, causes.get(member.issueId))),
    ];
    if (events.length > 0) await this.outbox.append(manager, events);
  }
}

type Placed = PlacedVoice & { readonly event: Decided['event'] };

interface Kept {
  readonly settled: readonly HotIssue[];
  readonly before: ReadonlyMap<string, HotIssue>;
  readonly placed: readonly Placed[];
}

/** One after the other, so that those of one batch find each other. */
function place(arrivals: readonly Arrival[], issues: OpenIssues, earlier: readonly EarlierVoice[]): Placed[] {
  const said = [...earlier];
  return arrivals.map(({ decided: { event }, voice }) => {
    const repeat = repeatOf(voice, said);
    said.unshift({ ...voice, repeat });
    return { event, voice, channel: event.payload.channel, issueId: issues.take(voice), repeat };
  });
}
