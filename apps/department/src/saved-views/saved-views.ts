import { Failure } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { SavedViewEntity } from './saved-view.entity.ts';
import type { ChangeViewBody, SavedView, SaveViewBody } from './saved-views.dto.ts';

/** More on a page would not be found again. */
const mostOwn = 20;
const mostShared = 50;

/** The ways in which people look at their bureau's queue: everybody's own, and those that all of the bureau share. */
@Injectable()
export class SavedViews {
  constructor(private readonly dataSource: DataSource) {}

  async list(bureauId: string, by: StaffMember): Promise<SavedView[]> {
    const views = await this.dataSource.manager.find(SavedViewEntity, {
      where: [
        { bureauId, isShared: true },
        { bureauId, isShared: false, subject: by.subject },
      ],
      order: { id: 'ASC' },
    });
    return views.map((view) => savedViewOf(view, by));
  }

  /** @throws Failure conflict where there are as many as there may be */
  async save(bureauId: string, by: StaffMember, { name, isShared, filter }: SaveViewBody): Promise<SavedView> {
    return this.dataSource.transaction(async (manager) => {
      await demandRoom(manager, { bureauId, isShared, subject: by.subject });
      const view = manager.create(SavedViewEntity, {
        id: uuidv7(),
        bureauId,
        subject: by.subject,
        name,
        isShared,
        filter,
      });
      return savedViewOf(await manager.save(view), by);
    });
  }

  /** @throws Failure not-found; forbidden for a colleague's; conflict with the view as it is */
  async change(bureauId: string, id: string, by: StaffMember, body: ChangeViewBody): Promise<SavedView> {
    return this.dataSource.transaction(async (manager) => {
      const found = await lockVisible(manager, bureauId, id, by);
      if (!found) throw new Failure('not-found', 'view-not-found', 'There is no such view of yours or your bureau’s.');
      const view = demandOwn(found, by);
      const { name, isShared, filter, version } = body;
      if (view.version !== version) throw changedMeanwhile(savedViewOf(view, by));
      if (isShared !== view.isShared) await demandRoom(manager, { ...{ bureauId, isShared }, subject: view.subject });
      return savedViewOf(await manager.save(Object.assign(view, { name, isShared, filter })), by);
    });
  }

  /** Whoever deletes what is gone already has what he wanted. @throws Failure forbidden for a colleague's */
  async remove(bureauId: string, id: string, by: StaffMember): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const view = await lockVisible(manager, bureauId, id, by);
      if (view) await manager.remove(demandOwn(view, by));
    });
  }
}

type Owner = Pick<SavedViewEntity, 'bureauId' | 'isShared' | 'subject'>;

/** Those who add one at the same time wait for each other, so that no more than there may be come to be. */
async function demandRoom(manager: EntityManager, { bureauId, isShared, subject }: Owner): Promise<void> {
  const [whose, most] = isShared ? [{ bureauId, isShared }, mostShared] : [{ bureauId, isShared, subject }, mostOwn];
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `saved views ${Object.values(whose).join(' ')}`,
  ]);
  if ((await manager.countBy(SavedViewEntity, whose)) < most) return;
  throw new Failure('conflict', 'too-many-views', `There are ${most} such views: delete one first.`);
}

async function lockVisible(
  manager: EntityManager,
  bureauId: string,
  id: string,
  by: StaffMember,
): Promise<SavedViewEntity | undefined> {
  const view = await manager.findOne(SavedViewEntity, { where: { id, bureauId }, lock: { mode: 'pessimistic_write' } });
  return view && (view.isShared || view.subject === by.subject) ? view : undefined;
}

function demandOwn(view: SavedViewEntity, by: StaffMember): SavedViewEntity {
  if (isOwn(view, by)) return view;
  const detail = 'Only who made a shared view and the head of the bureau change it.';
  throw new Failure('forbidden', 'insufficient-rights', detail);
}

function isOwn({ subject, isShared }: SavedViewEntity, by: StaffMember): boolean {
  return subject === by.subject || (isShared && by.roles.includes('bureau-head'));
}

function changedMeanwhile(current: SavedView): Failure {
  const detail = 'The view is not the one that you saw: look at it first.';
  return new Failure('conflict', 'view-changed', detail, { extra: { current } });
}

function savedViewOf(view: SavedViewEntity, by: StaffMember): SavedView {
  const { id, version, name, isShared, filter } = view;
  return { id, version, name, isShared, filter, isOwn: isOwn(view, by) };
}
