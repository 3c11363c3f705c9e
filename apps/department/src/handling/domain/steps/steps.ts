import { citizensSteps } from './citizens.ts';
import { coHandlingSteps } from './co-handling.ts';
import { complainedOfSteps } from './complained-of.ts';
import { decliningSteps } from './declining.ts';
import { endingSteps } from './ending.ts';
import { linkingSteps } from './linking.ts';
import { placingSteps } from './placing.ts';
import type { Steps } from './step.ts';
import { succeedingSteps } from './succeeding.ts';
import { workingSteps } from './working.ts';
import type { Action } from '../transitions.ts';

/** What each action makes of a case and what it announces. */
export const steps: Steps<Action> = {
  ...placingSteps,
  ...complainedOfSteps,
  ...succeedingSteps,
  ...workingSteps,
  ...coHandlingSteps,
  ...decliningSteps,
  ...endingSteps,
  ...citizensSteps,
  ...linkingSteps,
};
