import { atTheSuccessor } from '#domain';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Staff } from '../access/staff.ts';
import { Mergers } from './mergers.ts';

/**
 * Who works at a bureau that was merged works at its successor, as soon as the directory says so and whatever the token still says; who works there
 * goes on with what was the other's. A merger that is taken back is taken back here as well.
 */
@Injectable()
export class WorkAtTheSuccessor implements CanActivate {
  constructor(private readonly mergers: Mergers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { staff } = request;
    if (staff?.bureauId !== undefined) request.staff = await this.placed(staff, request.params as AtBureau);
    return true;
  }

  /** Its own bureau is the only one that the lock of the route has let anybody name. */
  private async placed(staff: Staff, params: AtBureau): Promise<Staff> {
    const placed = atTheSuccessor(staff, await this.mergers.all());
    if (params.bureauId === staff.bureauId) params.bureauId = placed.bureauId;
    return placed;
  }
}

interface AtBureau {
  bureauId?: string;
}
