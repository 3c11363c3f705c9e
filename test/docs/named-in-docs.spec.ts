import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const pages = globSync(['*.md', '{apps,docs,examples}/**/*.md'], { cwd: root, exclude: ['**/node_modules/**'] });
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

/** What a pattern finds in a page, by its first group. */
function named(page: string, pattern: RegExp): string[] {
  return [...textOf(page).matchAll(pattern)].map(([, found]) => found!);
}

/** As GitHub makes them of headings. */
function anchorsIn(page: string): string[] {
  return named(page, /^#+ (.*)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** `apps/<service>/src` is there when it is for some service. */
function isThere(path: string): boolean {
  return globSync(path.replaceAll(/<[^>]*>/g, '*'), { cwd: root }).length > 0;
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path, anchor] = link.split('#') as [string, string?];
  const target = path ? join(dirname(page), path) : page;
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchorsIn(target).includes(anchor);
}

describe.each(pages)('%s', (page) => {
  it('names only files and folders that there are', () => {
    expect(
      named(page, /`((?:apps|deploy|docs|examples|libs|test)\/[^`\s]*)`/g).filter((path) => !isThere(path)),
    ).toEqual([]);
  });

  it('has only links that lead somewhere', () => {
    const links = named(page, /\]\((?!https?:)([^)\s]+)\)/g);
    expect(links.filter((link) => !leadsSomewhere(page, link))).toEqual([]);
  });

  it('names only commands that there are', () => {
    expect(named(page, /npm run (?:-s |--silent )?([\w:-]+)/g).filter((script) => !(script in scripts))).toEqual([]);
  });
});
