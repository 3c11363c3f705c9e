import { extensionsOf } from './accepted-types.ts';

/** In characters, without the ending. */
const longest = 100;
const nameless = '附件';

/**
 * The name under which a file is shown and handed out, however it was sent: no way to another folder, nothing invisible
 * and nothing that turns the direction of writing, and always the ending of its type.
 * @param sent the sender's own name for it, if there is one
 * @param type the media type that it was found to have
 */
export function cleanName(sent: string | undefined, type: string): string {
  const [usual, ...others] = extensionsOf(type);
  const name = lastStepOf(sent ?? '')
    .normalize('NFC')
    .toWellFormed()
    .replace(/\p{C}/gu, '')
    .replace(/[<>:"|?*\ufffd]/g, '_')
    .replace(/\s+/gu, ' ');
  const ending = [usual, ...others].find((extension) => name.toLowerCase().endsWith(`.${extension}`));
  const stem = trimmed(ending ? name.slice(0, -ending.length - 1) : name);
  return `${trimmed(Array.from(stem).slice(0, longest).join('')) || nameless}.${ending ?? usual}`;
}

function lastStepOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? '';
}

/** Without dots and blanks at its ends: some systems drop them, and a name that begins with a dot is hidden. */
function trimmed(text: string): string {
  return text.replace(/^[.\s]+|[.\s]+$/gu, '');
}
