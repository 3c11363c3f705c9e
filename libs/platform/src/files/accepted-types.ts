/** Bytes of one file: a minute or two of a phone's video. */
export const largestFile = 50 * 1024 * 1024;

/** What citizens and staff send, and nothing that a browser or a computer would run. */
interface AcceptedType {
  /** The first one is given to a file whose name has none of them. */
  readonly extensions: readonly [string, ...string[]];
  /** What its first bytes may show it to be; the stated type itself where nothing is said. */
  readonly shownAs?: readonly string[];
}

const openXml = 'application/vnd.openxmlformats-officedocument';
/** The container of all older Office files: what is in it, its name and stated type have to say. */
const compoundFile = ['application/x-cfb'];

/** By the media type that a sender states. */
const acceptedTypes: ReadonlyMap<string, AcceptedType> = new Map<string, AcceptedType>([
  ['image/jpeg', { extensions: ['jpg', 'jpeg'] }],
  ['image/png', { extensions: ['png'], shownAs: ['image/png', 'image/apng'] }],
  ['image/gif', { extensions: ['gif'] }],
  ['image/webp', { extensions: ['webp'] }],
  ['image/heic', { extensions: ['heic', 'heif'], shownAs: ['image/heic', 'image/heif'] }],
  ['application/pdf', { extensions: ['pdf'] }],
  [`${openXml}.wordprocessingml.document`, { extensions: ['docx'] }],
  [`${openXml}.spreadsheetml.sheet`, { extensions: ['xlsx'] }],
  ['application/msword', { extensions: ['doc'], shownAs: compoundFile }],
  ['application/vnd.ms-excel', { extensions: ['xls'], shownAs: compoundFile }],
  ['audio/mpeg', { extensions: ['mp3'] }],
  ['audio/mp4', { extensions: ['m4a'], shownAs: ['audio/mp4', 'audio/x-m4a', 'video/mp4'] }],
  ['audio/aac', { extensions: ['aac'] }],
  ['audio/amr', { extensions: ['amr'] }],
  ['audio/wav', { extensions: ['wav'] }],
  ['audio/ogg', { extensions: ['ogg', 'oga'], shownAs: ['audio/ogg', 'audio/ogg; codecs=opus'] }],
  ['video/mp4', { extensions: ['mp4', 'm4v'], shownAs: ['video/mp4', 'video/x-m4v'] }],
  ['video/quicktime', { extensions: ['mov'] }],
  ['video/3gpp', { extensions: ['3gp'] }],
  ['video/webm', { extensions: ['webm'] }],
]);

/** The media types that are taken, as a sender states them. */
export const statedTypes: readonly string[] = [...acceptedTypes.keys()];

/** The endings that a name of this type may have, the usual one first. @throws RangeError for a type that is not taken */
export function extensionsOf(stated: string): readonly [string, ...string[]] {
  return accepted(stated).extensions;
}

/** Whether a file is what it was said to be. @param shown the type that its bytes show; undefined for none that is known */
export function isAsStated(stated: string, shown: string | undefined): boolean {
  return shown !== undefined && (accepted(stated).shownAs ?? [stated]).includes(shown);
}

function accepted(stated: string): AcceptedType {
  const type = acceptedTypes.get(stated);
  if (!type) throw new RangeError(`No file of the type ${stated} is taken`);
  return type;
}
