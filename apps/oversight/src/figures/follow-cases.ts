import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { applyEvents } from './apply-events.ts';
import { generationsToFeed } from './generations.ts';
import { movesFigures } from './moves-figures.ts';

/** Lets the events that tell something of Cases move the current figures, and those that a rebuild is making. */
@Injectable()
export class FollowCases {
  async execute(manager: EntityManager, events: readonly { readonly type: string }[]): Promise<void> {
    const telling = events.filter(movesFigures);
    if (telling.length === 0) return;
    for (const generation of await generationsToFeed(manager)) await applyEvents(manager, generation, telling);
  }
}
