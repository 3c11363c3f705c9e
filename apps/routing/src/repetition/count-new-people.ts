import type { EntityManager } from 'typeorm';
import { findPeople, type Person, type PlacedVoice } from './voice-table.ts';

/** How many people speak in an issue for the first time with these messages, which are not kept yet; who is unknown counts as one. */
export async function countNewPeople(
  manager: EntityManager,
  placed: readonly PlacedVoice[],
): Promise<ReadonlyMap<string, number>> {
  const speaking = new Map(
    placed.flatMap(({ issueId, voice: { writer, caseId } }) =>
      issueId === undefined ? [] : [[`${issueId} ${writer ?? caseId}`, { issueId, writer }]],
    ),
  );
  const named = [...speaking.values()].filter((one): one is Person => one.writer !== undefined);
  for (const { issueId, writer } of await findPeople(manager, named)) speaking.delete(`${issueId} ${writer}`);
  const newcomers = Map.groupBy(speaking.values(), ({ issueId }) => issueId);
  return new Map([...newcomers].map(([issueId, people]) => [issueId, people.length]));
}
