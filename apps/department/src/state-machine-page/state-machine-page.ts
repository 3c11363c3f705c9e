import { caseStatusNames } from '#domain';
import { conditionsOf, type Transition, transitions } from '../handling/domain/transitions.ts';

/** The page `docs/state-machine.md`: the transition table as people read it, and its diagram in Mermaid. */
export function stateMachinePage(): string {
  return [
    '# The life of a Case',
    '',
    '<!-- Generated from apps/department/src/handling/domain/transitions.ts by `npm run docs:state-machine`. -->',
    '',
    'Department is the one authority on it. Each event that a step announces raises the version of the Case by one.',
    'An action that the status does not allow is refused with the status, the action and what is allowed; a command',
    'that names an older version is refused with the Case as it stands. Nothing changes then.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...names(),
    ...transitions.flatMap(edges),
    '```',
    '',
    '| from | action (who) | to | announces |',
    '| --- | --- | --- | --- |',
    ...transitions.map(tableRow),
    '',
  ].join('\n');
}

function names(): string[] {
  const statuses = new Set(transitions.flatMap(({ to }) => (isStatus(to) ? [to] : [])));
  return [...statuses].map((status) => `  ${idOf(status)}: ${status} ${caseStatusNames[status]}`);
}

/** What changes no status, or any, is left to the table: drawn, it would hide the others. */
function edges(transition: Transition): string[] {
  const { from, to } = transition;
  if (!isStatus(to)) return [];
  const ids = from.map((status) => (status === 'unopened' ? '[*]' : idOf(status)));
  return ids.map((id) => `  ${id} --> ${idOf(to)}: ${actionIn(transition)}`);
}

function tableRow(transition: Transition): string {
  const { from, by, to, announces } = transition;
  const before = from.map((status) => (status === 'unopened' ? '–' : status)).join(', ');
  const each =
    'forEachNamed' in transition
      ? [`\`${transition.forEachNamed}\` for each bureau ${named[transition.forEachNamed]}`]
      : [];
  const events = [...announces.map((name) => `\`${name}\``), ...each].join(', ');
  return `| ${before} | ${actionIn(transition)} (${inWords(by)}) | ${afterwards(to)} | ${events} |`;
}

const named = {
  'co-task.assigned': 'named to help',
  'case.complained-of': 'that the other is found to be about',
} as const;

function afterwards(to: Transition['to']): string {
  return isStatus(to) ? `${to} ${caseStatusNames[to]}` : inWords(to);
}

function isStatus(to: Transition['to']): to is Exclude<Transition['to'], 'same' | 'as-before'> {
  return to !== 'same' && to !== 'as-before';
}

function actionIn(transition: Transition): string {
  const { action } = transition;
  const when = 'when' in transition ? [transition.when] : [];
  return [action, ...when, ...conditionsOf(transition)].join(', ');
}

/** Mermaid takes no hyphen in the id of a state. */
function idOf(status: string): string {
  return inWords(status).replaceAll(' ', '_');
}

function inWords(kebab: string): string {
  return kebab.replaceAll('-', ' ');
}
