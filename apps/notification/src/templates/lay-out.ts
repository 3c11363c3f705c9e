import type { Passage } from './passage.ts';

/** A letter's passages as plain text. */
export function asText(passages: readonly Passage[]): string {
  return `${passages.filter(saysSomething).map(textOf).join('\n\n')}\n`;
}

/** A letter's passages as HTML; all text in it is escaped here and nowhere else. */
export function asHtml(title: string, passages: readonly Passage[]): string {
  return [
    '<!doctype html>',
    `<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>`,
    ...passages.filter(saysSomething).map(htmlOf),
    '</body></html>',
    '',
  ].join('\n');
}

const saysSomething = (passage: Passage): boolean => passage.kind !== 'list' || passage.items.length > 0;

function textOf(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
      return passage.text;
    case 'list':
      return [`${passage.heading}：`, ...passage.items.map((item) => `· ${item}`)].join('\n');
    case 'quotation':
      return [`${passage.heading}：`, ...passage.text.split(/\r\n?|\n/).map((line) => `  ${line}`)].join('\n');
  }
}

function htmlOf(passage: Passage): string {
  switch (passage.kind) {
    case 'paragraph':
      return `<p>${escaped(passage.text)}</p>`;
    case 'list':
      return `<p>${escaped(passage.heading)}：</p><ul>${passage.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'quotation':
      return `<p>${escaped(passage.heading)}：</p><blockquote>${escaped(passage.text).replace(/\r\n?|\n/g, '<br>')}</blockquote>`;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
