import { fieldChanges } from './field-changes.ts';

describe('the changes of a thing', () => {
  it('name the fields that differ, and nothing of the others', () => {
    expect(fieldChanges({ name: '供热', kind: 'complaint' }, { name: '供热供气', kind: 'complaint' })).toEqual([
      { field: 'name', before: '供热', after: '供热供气' },
    ]);
  });

  it('say of a list what went and what came', () => {
    expect(fieldChanges({ phrases: ['暖气', '供暖'] }, { phrases: ['供暖', '地暖'] })).toEqual([
      { field: 'phrases', removed: ['暖气'], added: ['地暖'] },
    ]);
  });

  it('say of a list that was put in another order that nothing went or came', () => {
    expect(fieldChanges({ phrases: ['a', 'b'] }, { phrases: ['b', 'a'] })).toEqual([
      { field: 'phrases', removed: [], added: [] },
    ]);
  });

  it('are none where only the keys of an object come in another order, or one is undefined', () => {
    const before = { coFunctions: [{ function: 'fire', always: true }], parentId: undefined };
    expect(fieldChanges<object>(before, { coFunctions: [{ always: true, function: 'fire' }] })).toEqual([]);
  });

  it('show a field that appeared or disappeared', () => {
    expect(fieldChanges<{ kind?: string; parentId?: string }>({ kind: 'help' }, { parentId: '410000-health' })).toEqual(
      [
        { field: 'kind', before: 'help', after: undefined },
        { field: 'parentId', before: undefined, after: '410000-health' },
      ],
    );
  });
});
