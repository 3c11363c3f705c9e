import { transitions } from '../handling/domain/transitions.ts';
import { stateMachinePage } from './state-machine-page.ts';

describe('The page of the state machine', () => {
  const lines = stateMachinePage().split('\n');

  it('draws one arrow for each transition to another status, from the beginning on', () => {
    const arrows = transitions.flatMap(({ from, to }) => (to === 'same' || to === 'as-before' ? [] : from));
    expect(lines.filter((line) => line.startsWith('  ') && line.includes('-->'))).toHaveLength(arrows.length);
    expect(lines).toContain('  [*] --> received: submit');
    expect(lines).toContain('  received --> triage: route, not sure');
  });

  it('says who takes each action and what is announced', () => {
    expect(lines).toContain(
      '| assigned | accept (lead bureau) | in-progress 办理中 | `case.accepted`, `co-task.assigned` for each bureau named to help |',
    );
    expect(lines).toContain(
      '| arbitration | arbitrate (supervisor) | assigned 待签收 | `case.arbitrated`, `case.assigned` |',
    );
  });
});
