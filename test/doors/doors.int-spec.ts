import { randomUUID } from 'node:crypto';
import { TokenIssuer } from '#testing';
import { services } from '../../deploy/local/services.ts';
import { outcomeOf } from './outcome.ts';
import { showsNobodysWords } from './shows-nobodys-words.ts';
import { table } from './table.ts';
import { type Visitors, visitors, visitorsAt } from './visitors.ts';
import { World } from './world.ts';

describe('Who may do what', () => {
  let world: World;
  let stranger: TokenIssuer;
  let everybody: Visitors;

  beforeAll(async () => {
    [world, stranger] = await Promise.all([World.create(), TokenIssuer.start()]);
    everybody = await visitors(world.identity, stranger, { queryCode: world.sample('citizensCode') });
  }, 120_000);
  afterAll(() => Promise.all([world.close(), stranger.stop()]));

  describe.each(services)('at the doors of %s', (service) => {
    it('stands in the table, for each of them and for nothing else', () => {
      const there = world.routesOf(service).map(({ method, path }) => `${method} ${path}`);
      expect(Object.keys(table[service]).sort()).toEqual([...new Set(there)].sort());
    });

    it.each(Object.entries(table[service]))('is held to: %s', async (name, door) => {
      const unexpected: string[] = [];
      const sights = await world.auditEntries();
      for (const { title, headers, isMeant } of visitorsAt(door, everybody)) {
        const asked = { ...world.requestAt(name, door), headers: { 'idempotency-key': randomUUID(), ...headers } };
        const outcome = outcomeOf(await world.ask(service, asked));
        if (outcome !== (isMeant(door) ? 'let in' : 'refused')) unexpected.push(`${title}: ${outcome}`);
      }
      expect(unexpected).toEqual([]);
      if (!name.startsWith('GET ') || typeof door.who === 'string') return;
      const isWritten = (await world.auditEntries()) > sights;
      expect(`written down who sees it: ${isWritten}`).toBe(
        `written down who sees it: ${!showsNobodysWords.has(name)}`,
      );
    });
  });
});
