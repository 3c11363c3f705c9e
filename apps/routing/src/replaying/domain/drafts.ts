/** What an administrator thinks of publishing, as a catalogue that is as if it were published. */
import type { Catalogue } from '../../catalogue/domain/catalogue.ts';
import { type DecidingPolicy, faultsOfPolicy, policyOfAll } from '../../catalogue/domain/deciding-policy.ts';
import { rulingKey, type Rulings } from '../../deciding/domain/rulings.ts';
import { type MatterContent, matterOf } from '../../catalogue/domain/matter.ts';

export type MatterDraft = Partial<MatterContent> & { readonly code: string };
export type PolicyDraft = DecidingPolicy & { readonly function: string };
/** Whose a matter would be in a Region; without bureau no ruling would hold there. */
export interface RulingDraft {
  readonly matter: string;
  readonly region: string;
  readonly bureau?: string;
}

/** A draft that cannot be replayed: says what is wrong with it. */
export class DraftFault extends Error {}

/** Drafts come beside the matters there are, or take the place of those with their codes. */
export function withMatters(catalogue: Catalogue, drafts: readonly MatterDraft[]): Catalogue {
  const byCode = new Map(catalogue.matters.map((matter) => [matter.code, matter]));
  for (const { code, ...draft } of drafts) byCode.set(code, matterOf(code, { ...bare(code), ...draft }));
  return { ...catalogue, matters: [...byCode.values()] };
}

/** @throws DraftFault naming the function and what is wrong with its draft */
export function withPolicies(catalogue: Catalogue, drafts: readonly PolicyDraft[]): Catalogue {
  for (const { function: functionCode, ...policy } of drafts) {
    if (functionCode !== policyOfAll && !catalogue.functions.has(functionCode))
      throw new DraftFault(`There is no function ${functionCode}.`);
    const [fault] = faultsOfPolicy(functionCode, policy);
    if (fault) throw new DraftFault(`The policy of ${functionCode}: ${fault.message}`);
  }
  const changed = drafts.map(({ function: functionCode, ...policy }) => [functionCode, policy] as const);
  return { ...catalogue, policies: new Map([...catalogue.policies, ...changed]) };
}

/** @throws DraftFault naming what a draft names that there is not */
export function withRulings(
  rulings: Rulings,
  drafts: readonly RulingDraft[],
  { matters, regions, bureaus }: Catalogue,
): Rulings {
  const changed = new Map(rulings);
  for (const { matter, region, bureau } of drafts) {
    if (!matters.some(({ code }) => code === matter)) throw new DraftFault(`There is no matter ${matter}.`);
    if (!regions.has(region)) throw new DraftFault(`There is no Region ${region}.`);
    if (bureau === undefined) changed.delete(rulingKey(matter, region));
    else if (bureaus.find(bureau)) changed.set(rulingKey(matter, region), bureau);
    else throw new DraftFault(`There is no bureau ${bureau}.`);
  }
  return changed;
}

/** What a draft leaves out. */
function bare(name: string): MatterContent {
  return { name, phrases: [], urgentPhrases: [], urgentMonths: [], urgentWhen: [], coFunctions: [], samples: [] };
}
