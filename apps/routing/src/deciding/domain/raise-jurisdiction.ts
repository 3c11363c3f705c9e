import { enclosing, isPlaceholder, type Region } from '../../catalogue/domain/region.ts';
import type { Jurisdiction } from './jurisdiction.ts';

export interface LevelQuestion {
  readonly text: string;
  /** 职能 that the matter belongs to. */
  readonly function?: string;
  /** The Region that was addressed. */
  readonly hint?: Region;
}

/** What is asked about the whole province. */
const provinceWide =
  /全省|我省|省内|省级|省里|省直|省厅|各地市|各县市|各省辖市|河南(?:省|境内|全境|各地|统一|这边的政策)/;
/** The province's own offices: with several cities named, they are asked about more than one of them. */
const provincialOffice = /省直|省级|(?:建议|请|希望|恳请)省|省[^,.;!?市县]{2,4}厅/;
/** A road that has to be joined where two counties meet. */
const fromCountyToCounty = /连接|之间|断头路|打通|贯通|交界|对接|相通|互通|两县|两区|两地|接不上|北延|南延|东延|西延/;
/** Whom no bureau of the same county can look into. */
const leader =
  /(?:举报|反映|控告|检举|投诉|实名)[^。!?]{0,12}(?:(?:副?[县区市]长)|[县区市]委(?:副?书记|常委)|[县区]领导)/;

/**
 * A matter that is larger than the place it names belongs to the level above: a question about the whole province, a
 * road between two counties, a complaint about a county's leader. Any other stays where it was found.
 */
export function raiseJurisdiction(place: Jurisdiction, question: LevelQuestion, home: Region): Jurisdiction {
  const { region, alsoNamed } = place;
  if (isAboutProvince(place, question, home)) return raisedTo(home, place);
  if (region?.level !== 'county') return place;
  const above = levelAbove(region, home);
  const isShared = alsoNamed.some((other) => levelAbove(other, home) === above);
  if (question.function === 'transport' && isShared && fromCountyToCounty.test(question.text))
    return raisedTo(above, place);
  if (question.function === 'conduct' && leader.test(question.text)) return raisedTo(above, place);
  return place;
}

function isAboutProvince(place: Jurisdiction, { text, hint }: LevelQuestion, home: Region): boolean {
  const { basis, doubt, passedOver } = place;
  if (hint === home && passedOver.length > 0 && provincialOffice.test(text)) return true;
  const isUnnamed = basis === 'addressed' || basis === 'located';
  const isSomewhere = doubt?.kind === 'ambiguous' || doubt?.kind === 'hearsay';
  return isUnnamed && !isSomewhere && (!hint || hint === home) && provinceWide.test(text);
}

/** Its city; the province for a county that answers to it. */
function levelAbove(region: Region, home: Region): Region {
  const city = enclosing(region, 'city');
  return city && !isPlaceholder(city) ? city : home;
}

function raisedTo(region: Region, { passedOver, alsoNamed }: Jurisdiction): Jurisdiction {
  return { region, basis: 'raised', passedOver, alsoNamed };
}
