import type { Staff } from '#platform';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
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
    if (staff?.bureauId !== undefined) await this.place(request, { ...staff, bureauId: staff.bureauId });
    return true;
  }

  /** Its own bureau is the only one that the lock of the route has let anybody name. */
  private async place(request: FastifyRequest, staff: Staff & { readonly bureauId: string }): Promise<void> {
    const mergers = await this.mergers.all();
    const claimed = staff.bureauId;
    const bureauId = mergers.find(({ predecessor }) => predecessor.id === claimed)?.successor.id ?? claimed;
    const former = mergers
      .filter(({ successor }) => successor.id === bureauId)
      .map(({ predecessor }) => predecessor.id);
    request.staff = former.length === 0 ? staff : { ...staff, bureauId, formerBureauIds: former };
    const params = request.params as { bureauId?: string };
    if (params.bureauId === claimed) params.bureauId = bureauId;
  }
}
