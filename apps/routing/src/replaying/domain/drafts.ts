/** What an administrator thinks of publishing, as a catalogue that is as if it were published. */
import type { Catalogue } from '../../catalogue/domain/catalogue.ts';
import { type DecidingPolicy, faultsOfPolicy, policyOfAll } from '../../catalogue/domain/deciding-policy.ts';
import { type MatterContent, matterOf } from '../../catalogue/domain/matter.ts';

export type MatterDraft = Partial<MatterContent> & { readonly code: string };
export type PolicyDraft = DecidingPolicy & { readonly function: string };

/** Drafts come beside the matters there are, or take the place of those with their codes. */
export function withMatters(catalogue: Catalogue, drafts: readonly MatterDraft[]): Catalogue {
  const byCode = new Map(catalogue.matters.map((matter) => [matter.code, matter]));
  for (const { code, ...draft } of drafts) byCode.set(code, matterOf(code, { ...bare(code), ...draft }));
  return { ...catalogue, matters: [...byCode.values()] };
}

/** @throws Error naming the function and what is wrong with its draft */
export function withPolicies(catalogue: Catalogue, drafts: readonly PolicyDraft[]): Catalogue {
  for (const { function: functionCode, ...policy } of drafts) {
    if (functionCode !== policyOfAll && !catalogue.functions.has(functionCode))
      throw new Error(`There is no function ${functionCode}.`);
    const [fault] = faultsOfPolicy(functionCode, policy);
    if (fault) throw new Error(`The policy of ${functionCode}: ${fault.message}`);
  }
  const changed = drafts.map(({ function: functionCode, ...policy }) => [functionCode, policy] as const);
  return { ...catalogue, policies: new Map([...catalogue.policies, ...changed]) };
}

/** What a draft leaves out. */
function bare(name: string): MatterContent {
  return { name, phrases: [], urgentPhrases: [], urgentMonths: [], urgentWhen: [], coFunctions: [], samples: [] };
}
