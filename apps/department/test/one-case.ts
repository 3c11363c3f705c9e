import type { CaseState, Unopened } from '../src/handling/domain/case-state.ts';
import type { Command } from '../src/handling/domain/command.ts';
import { type Carried, decide } from '../src/handling/domain/decide.ts';
import {
  handler,
  officer,
  sureProposal,
  unsureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from './samples.ts';

/** Words for specs that follow one case: what is asked of it in the ordinary course, and what comes of it. */
export const noon = new Date('2026-11-23T04:00:00Z');
export const unopened: Unopened = {
  status: 'unopened',
  id: '019aaf5e-0000-7000-8000-000000000001',
  number: '20261123-0000042-7',
  version: 0,
};
export const submit: Command = { kind: 'submit', channel: 'message-board', submittedAt: noon };
export const followRouter: Command = { kind: 'route', proposal: sureProposal };
export const doubtRouter: Command = { kind: 'route', proposal: unsureProposal };

export function accept(version: number): Command {
  return { kind: 'accept', by: handler, version };
}

export function contact(version: number): Command {
  return { kind: 'contact', by: handler, version };
}

export function assign(version: number): Command {
  return { kind: 'assign', by: officer, version, lead: xiangchengUrbanManagement, coHandling: [xiangchengLabour] };
}

export function after(...commands: Command[]): CaseState {
  return commands.reduce<CaseState>((state, command) => carriedOut(state, command).state, unopened);
}

export function announcedBy(state: CaseState, command: Command): Carried['facts'] {
  return carriedOut(state, command).facts;
}

export function carriedOut(state: CaseState, command: Command): Carried {
  const decision = decide(state, command, noon);
  if (decision.outcome === 'refused') throw new Error(`${command.kind} was refused: ${decision.because}`);
  return decision;
}
