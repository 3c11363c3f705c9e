/**
 * `npm run -s hot-issues -- --in FILE`: which messages of a file are about one thing. Rows `{id, subject, text, time, against,
 * likes}` in, `{issue, title, members, heat}` out, one JSON a line, the hottest first; a message is in at most one issue. It
 * takes less than 300 bytes a row beyond what the language takes (some 250 MB).
 */
import { gatheredFrom } from './gathered-messages.ts';
import { optionsOf, runCommand, writeRows } from './jsonl.ts';

await runCommand(async () => {
  const { in: file } = optionsOf('in');
  await writeRows(hottestFirst(file));
});

async function* hottestFirst(file: string): AsyncGenerator<object> {
  yield* (await gatheredFrom(file)).hottestFirst();
}
