import { createServer, type Server } from 'node:http';
import { mailboxPage } from './page.ts';
import type { MailStore } from './store.ts';

/** `GET /messages[?to=ADDRESS]` as JSON, `DELETE /messages` to empty the mailbox, `GET /` as a page. */
export function mailboxServer(store: MailStore): Server {
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mailbox');
    const answer = async (): Promise<[status: number, type: string, body: string]> => {
      if (pathname === '/messages' && request.method === 'DELETE') {
        store.clear();
        return [204, 'text/plain', ''];
      }
      const mails = await store.list({ to: searchParams.get('to') ?? undefined });
      if (pathname === '/messages') return [200, 'application/json', JSON.stringify(mails)];
      if (pathname === '/') return [200, 'text/html; charset=utf-8', mailboxPage(mails)];
      return [404, 'text/plain', 'Here are only / and /messages.\n'];
    };
    void answer()
      .catch((error: unknown): [number, string, string] => [500, 'text/plain', String(error)])
      .then(([status, type, body]) => response.writeHead(status, { 'content-type': type }).end(body));
  });
}
