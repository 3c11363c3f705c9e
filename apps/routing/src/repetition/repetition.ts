import { newUuid } from '#messaging';
import { CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BureauDirectory } from '../catalogue/domain/bureau-directory.ts';
import type { Decided } from '../deciding/decide-in-turns.ts';
import { announceHotIssues } from './announce-hot-issues.ts';
import { settledCasesLike, withSettledCases } from './cite-settled-cases.ts';
import { countNewPeople } from './count-new-people.ts';
import { type HotIssue, statusByPolicy } from './domain/hot-issue.ts';
import { numberRepeats } from './domain/number-repeats.ts';
import { OpenIssues } from './domain/open-issues.ts';
import { titleWithRegion } from './domain/title.ts';
import { HotIssueConfig } from './hot-issue.config.ts';
import { insertPostings, removeIssues, saveIssues } from './issue-table.ts';
import { Newcomers } from './newcomers.ts';
import { lockReaches, lockWriters } from './take-turns.ts';
import { countPeopleTakenAlong, findEarlier, insertVoices, moveVoices, type PlacedVoice } from './voice-table.ts';
import { withRepeat } from './with-repeat.ts';

type Placed = PlacedVoice & { readonly event: Decided['event'] };

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
   * of the same writer, or of the same city and function, waits until that transaction has ended, so that two instances never propose
   * the same thing nor give two messages the same number.
   * @returns the decisions, urgent where the same person has written for the third time, with the settled cases that they are like
   */
  async take(
    manager: EntityManager,
    decided: readonly Decided[],
    { now, bureaus }: { now: Date; bureaus: BureauDirectory },
  ): Promise<Decided[]> {
    const arrivals = this.newcomers.among(decided);
    if (arrivals.length === 0) return [...decided];
    const writers = [...new Set(arrivals.flatMap(({ voice }) => voice.writer ?? []))];
    await lockWriters(manager, writers);
    const repeats = numberRepeats(
      arrivals.map(({ voice }) => voice),
      await findEarlier(manager, writers, now),
    );
    const inPlace = arrivals.flatMap((one) => this.newcomers.inPlace(one, repeats.get(one.voice.caseId)) ?? []);
    await lockReaches(
      manager,
      inPlace.map(({ voice }) => voice.reach.key),
    );
    const { arrivals: compared, found, candidates } = await this.newcomers.look(manager, inPlace, now);
    const issues = new OpenIssues(found, {
      newId: newUuid,
      cityOf: (code) => this.newcomers.cityOf(code),
      speakable: (line) => this.newcomers.speakable(line),
    });
    // One after the other, so that those of one batch find each other.
    const places = new Map(compared.map(({ voice }) => [voice.caseId, { voice, issueId: issues.take(voice) }]));
    const placed = arrivals.map(({ decided: { event }, voice }) => ({
      event,
      channel: event.payload.channel,
      repeat: repeats.get(voice.caseId)?.repeat,
      ...(places.get(voice.caseId) ?? { voice }),
    }));
    await this.keep(manager, issues, placed, now);
    const settled = await settledCasesLike(
      manager,
      compared.map(({ voice }) => ({ voice, candidates: candidates.get(voice.caseId) ?? [] })),
    );
    return decided.map((one) => {
      const { caseId } = one.event.payload;
      return withSettledCases(withRepeat(one, repeats.get(caseId)?.repeat), settled.get(caseId) ?? [], bureaus);
    });
  }

  private async keep(manager: EntityManager, issues: OpenIssues, arrived: readonly Placed[], now: Date): Promise<void> {
    const { changed, before, posted, takenUp } = issues.outcome();
    const placed = arrived.map((one) => ({ ...one, issueId: one.issueId && issues.becomeOf(one.issueId) }));
    const moves = new Map([...takenUp.keys()].filter((id) => before.has(id)).map((id) => [id, issues.becomeOf(id)]));
    // Who spoke in two issues that have become one counts once.
    const takenAlong = await countPeopleTakenAlong(manager, moves);
    await moveVoices(manager, moves);
    const newPeople = await countNewPeople(manager, placed);
    await insertPostings(manager, posted, now);
    await insertVoices(manager, placed);
    const peopleOf = ({ id, people }: HotIssue) => people + (takenAlong.get(id) ?? 0) + (newPeople.get(id) ?? 0);
    const settled = changed.map((issue) => this.settled({ ...issue, people: peopleOf(issue) }));
    await saveIssues(manager, settled);
    await removeIssues(manager, [...moves.keys()]);
    await announceHotIssues(manager, this.outbox, { settled, before, placed }, now);
  }

  /** A title is made of place and matter when it is first shown. */
  private settled(issue: HotIssue): HotIssue {
    const status = statusByPolicy(issue, this.policy);
    if (status === issue.status) return issue;
    const next = { ...issue, status, version: issue.version + 1 };
    if (issue.status !== 'gathering') return next;
    const about = issue.sharedMatter === undefined ? issue.title : (issue.matter?.name ?? issue.title);
    return { ...next, title: titleWithRegion(issue.region.name, about || (issue.matter?.name ?? '')) };
  }
}
