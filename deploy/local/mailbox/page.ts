import type { ReceivedMail } from './store.ts';

/** The mailbox for a person's eyes: plain HTML, newest mail first. */
export function mailboxPage(mails: readonly ReceivedMail[]): string {
  const articles = mails.map(
    (mail) => `<article><h2>${escape(mail.subject)}</h2>
<p>${escape(mail.receivedAt)} · ${escape(mail.to.join(', '))}</p><pre>${escape(mail.text)}</pre></article>`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>心桥 信箱</title>
<style>body{font-family:sans-serif;max-width:48rem;margin:2rem auto}pre{white-space:pre-wrap}article{border-top:1px solid #ccc}</style>
<h1>心桥 信箱</h1>${articles.join('\n') || '<p>还没有邮件。</p>'}</html>`;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
