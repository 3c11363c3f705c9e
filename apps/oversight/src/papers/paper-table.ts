/** Files that lie with what is watched, in and out of their table; every function works in the caller's transaction. */
import type { EntityManager } from 'typeorm';

/** 材料: a file that lies with an entry of the supervision list, an answer or a survey. */
export interface Paper {
  readonly id: string;
  /** Opaque id of who added it. */
  readonly staff: string;
  /** Cleaned, with the ending of its type. */
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly addedAt: Date;
}

type PaperRow = Omit<Paper, 'addedAt'> & { readonly added_at: Date };

const columns = 'id, staff, name, type, bytes, sha256, added_at';

/** Oldest first, along the primary key. */
export async function papersOf(manager: EntityManager, subjectId: string): Promise<Paper[]> {
  const rows = await manager.query<PaperRow[]>(`select ${columns} from paper where subject_id = $1 order by id`, [
    subjectId,
  ]);
  return rows.map(paperIn);
}

export async function findPaper(manager: EntityManager, subjectId: string, id: string): Promise<Paper | undefined> {
  const rows = await manager.query<PaperRow[]>(`select ${columns} from paper where subject_id = $1 and id = $2`, [
    subjectId,
    id,
  ]);
  return rows.map(paperIn).at(0);
}

export async function insertPaper(manager: EntityManager, subjectId: string, paper: Paper): Promise<void> {
  const { id, staff, name, type, bytes, sha256, addedAt } = paper;
  await manager.query(`insert into paper (subject_id, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    subjectId,
    id,
    staff,
    name,
    type,
    bytes,
    sha256,
    addedAt.toISOString(),
  ]);
}

function paperIn({ added_at, ...row }: PaperRow): Paper {
  return { ...row, addedAt: added_at };
}
