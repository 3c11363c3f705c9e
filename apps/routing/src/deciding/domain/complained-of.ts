import { type Bureau, type BureauDirectory, formalName } from '../../catalogue/domain/bureau-directory.ts';
import type { Region } from '../../catalogue/domain/region.ts';

/** 作风纪检: how officials behave, not what they are there for. */
const conductFunction = 'conduct';

/** What people call bureaus whose seals are long: one name for all that begin so. */
const shortNames: readonly (readonly [begin: string, short: readonly string[]])[] = [
  ['人力资源和社会保障', ['人社局', '人社厅', '社保局']],
  ['住房和城乡建设', ['住建局', '住建厅']],
  ['自然资源', ['自然资源局', '国土局', '资规局']],
  ['市场监督管理', ['市场监管局', '市监局', '工商局']],
  ['城市管理', ['城管']],
  ['卫生健康', ['卫健委', '卫健局', '卫计委']],
  ['教育', ['教育局', '教体局']],
  ['交通运输', ['交通局', '运管']],
  ['发展和改革', ['发改委']],
  ['医疗保障', ['医保局']],
  ['农业农村', ['农业局']],
  ['生态环境', ['环保局']],
];

/**
 * The bureaus of a place that a complaint about conduct names: it must not come to them. None where it is about
 * something else, as a bureau is then named for what it is asked to do.
 * @param text as `plainText` gives it
 */
export function bureausComplainedOf(
  functionCode: string | undefined,
  text: string,
  region: Region | undefined,
  bureaus: BureauDirectory,
): Bureau[] {
  if (functionCode !== conductFunction || !region) return [];
  return bureaus
    .bureausOf(region)
    .filter(({ name }) => namesOf(name, region).some((spoken) => text.includes(spoken)))
    .map(({ id, name, regionCode }) => ({ id, name, regionCode }));
}

function namesOf(name: string, region: Region): string[] {
  const own = name.startsWith(formalName(region)) ? name.slice(formalName(region).length) : name;
  return [own, ...shortNames.flatMap(([begin, short]) => (own.startsWith(begin) ? short : []))];
}
