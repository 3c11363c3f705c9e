import type { Expression, Matter } from './domain/matter.ts';
import { listOf, readTable } from './read-table.ts';

/** Where the setting stands in an expression. */
const blank = '…';
/** In how many settings each expression is learnt. */
const settingsEach = 14;

/**
 * What people say of a matter wherever it befalls them: wages are not paid by kindergartens and quarries alike. Each row of
 * `anywhere.tsv` becomes expressions that name different settings of its sort, spread over those of `settings.tsv`; so a reader
 * learns that the matter, not the setting, shows whose it is.
 * @throws Error naming the file and what is wrong with it.
 */
export function loadExpressionsAnywhere(folder: string, matters: readonly Matter[]): Expression[] {
  const known = new Set(matters.map(({ code }) => code));
  const settingsOf = Map.groupBy(
    readTable(folder, 'settings.tsv', ['setting', 'sorts']).flatMap(({ setting, sorts }) =>
      listOf(sorts).map((sort) => ({ setting, sort })),
    ),
    ({ sort }) => sort,
  );
  const file = 'anywhere.tsv';
  return readTable(folder, file, ['matter', 'sort', 'expression']).flatMap(({ matter, sort, expression }, row) => {
    if (!known.has(matter)) throw new Error(`${file}: ${matter} is no matter.`);
    if (!expression.includes(blank)) throw new Error(`${file}: ${expression} has no ${blank} for a setting.`);
    const settings = settingsOf.get(sort);
    if (!settings) throw new Error(`${file}: no setting is of the sort ${sort}.`);
    return spread(settings, settingsEach, row).map(({ setting }) => ({
      matter,
      text: expression.replace(blank, setting),
      others: [],
    }));
  });
}

/** So many items, or all where there are no more, equally far apart in the list that begins again at its end. */
function spread<T>(items: readonly T[], most: number, from: number): T[] {
  const count = Math.min(most, items.length);
  return Array.from({ length: count }, (_, index) => Math.floor((index * items.length) / count) + from).flatMap(
    (place) => items[place % items.length] ?? [],
  );
}
