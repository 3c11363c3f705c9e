import type { WhatIsKnown } from './case-state.ts';
import type { Command } from './command.ts';

/** A handler takes what nobody has and gives back what he has; the bureau's head gives any case to any handler. */
export function mayGive({ handler: present }: WhatIsKnown, command: Command): boolean {
  if (command.kind !== 'assign-handler' || command.by.roles.includes('bureau-head')) return true;
  const { subject } = command.by;
  return [present, command.handler].every((handler) => handler === undefined || handler === subject);
}
