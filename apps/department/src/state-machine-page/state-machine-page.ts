import { caseStatusNames } from '#domain';
import { type Transition, transitions } from '../handling/domain/transitions.ts';

/** The page `docs/state-machine.md`: the transition table as people read it, and its diagram in Mermaid. */
export function stateMachinePage(): string {
  return [
    '# The life of a Case',
    '',
    '<!-- Generated from apps/department/src/handling/domain/transitions.ts by `npm run docs:state-machine`. -->',
    '',
    'Department is the one authority on it. Every step raises the version of the Case by one and announces one event.',
    'An action that the status does not allow is refused with the status, the action and what is allowed; a command',
    'that names an older version is refused with the Case as it stands. Nothing changes then.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...names(),
    ...transitions.map(edge),
    '```',
    '',
    '| from | action (who) | to | announces |',
    '| --- | --- | --- | --- |',
    ...transitions.map(tableRow),
    '',
  ].join('\n');
}

function names(): string[] {
  const statuses = new Set(transitions.map(({ to }) => to));
  return [...statuses].map((status) => `  ${idOf(status)}: ${status} ${caseStatusNames[status]}`);
}

function edge(transition: Transition): string {
  const from = transition.from === 'unopened' ? '[*]' : idOf(transition.from);
  return `  ${from} --> ${idOf(transition.to)}: ${actionIn(transition)}`;
}

function tableRow(transition: Transition): string {
  const { from, by, to, announces } = transition;
  const before = from === 'unopened' ? '–' : from;
  return `| ${before} | ${actionIn(transition)} (${inWords(by)}) | ${to} ${caseStatusNames[to]} | \`${announces}\` |`;
}

function actionIn(transition: Transition): string {
  return 'when' in transition ? `${transition.action}, ${transition.when}` : transition.action;
}

/** Mermaid takes no hyphen in the id of a state. */
function idOf(status: string): string {
  return inWords(status).replaceAll(' ', '_');
}

function inWords(kebab: string): string {
  return kebab.replaceAll('-', ' ');
}
