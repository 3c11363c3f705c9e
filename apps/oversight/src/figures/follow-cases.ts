import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { applySteps } from './apply-steps.ts';
import { isCaseStep } from './domain/case-step.ts';
import { generationsToFeed } from './generations.ts';

/** Lets the steps among these events move the current figures, and those that a rebuild is making. */
@Injectable()
export class FollowCases {
  async execute(manager: EntityManager, events: readonly { readonly type: string }[]): Promise<void> {
    const steps = events.filter(isCaseStep);
    if (steps.length === 0) return;
    for (const generation of await generationsToFeed(manager)) await applySteps(manager, generation, steps);
  }
}
