import { bureausOf, isProvince, subtreePrefix } from '#domain';
import { Cursor, highestId, type PageQuery, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentGeneration } from '../known-cases/generations.ts';
import { findKnownCase } from '../known-cases/known-case-table.ts';
import { demandAsTheBureauReads, demandInstruction, readByTheBureau } from './demand-instruction.ts';
import { concerns, type Instruction } from './domain/whom-it-concerns.ts';
import { instructionNotFound } from './failures.ts';
import { instructionColumns, type InstructionRow, withDetails } from './instruction-table.ts';

const cursor = new Cursor({ id: 'id' });

interface InstructionsPage {
  readonly instructions: Instruction[];
  readonly next?: string;
}

const onCasesLike = (region: string) =>
  `instruction i join known_case c on c.case_id = i.case_id and c.generation = ${currentGeneration} where c.region_code like ${region}`;
const within = (regionCode: string) => `${subtreePrefix(regionCode)}%`;

/** Instructions as those read them whom they concern: latest first, a page at a time. */
@Injectable()
export class ReadInstructions {
  constructor(private readonly dataSource: DataSource) {}

  /** A leader's own, on the cases of the region for which he answers now. */
  async ofLeader({ subject, regionCode }: Staff, page: PageQuery): Promise<InstructionsPage> {
    if (regionCode === undefined) return { instructions: [] };
    if (isProvince(regionCode)) return this.page('instruction i where i.given_by = $3', [subject], page);
    return this.page(`${onCasesLike('$4')} and i.given_by = $3`, [subject, within(regionCode)], page);
  }

  /** On the cases of a region and all within it, for its supervisors. */
  inRegion(region: string, page: PageQuery): Promise<InstructionsPage> {
    if (isProvince(region)) return this.page('instruction i where $3::text is not null', [region], page);
    return this.page(onCasesLike('$3'), [within(region)], page);
  }

  /** That name somebody's bureau, as it reads them; a page may have fewer than were asked for, though there are more. */
  async ofBureau(staff: Staff, page: PageQuery): Promise<InstructionsPage> {
    const bureauIds = bureausOf(staff);
    const from =
      'instruction i where i.id in (select instruction_id from instruction_bureau where bureau_id = any($3))';
    const { instructions, next } = await this.page(from, [bureauIds], page);
    return { instructions: await readByTheBureau(this.dataSource.manager, instructions, bureauIds), next };
  }

  /** @throws Failure `instruction-not-found`, also for whom it does not concern */
  async forStaff(staff: Staff, id: string): Promise<Instruction> {
    const instruction = await demandInstruction(this.dataSource.manager, id);
    const facts = await findKnownCase(this.dataSource.manager, instruction.caseId);
    if (!concerns(staff, instruction, facts?.regionCode)) throw instructionNotFound();
    return instruction;
  }

  /** @throws Failure `instruction-not-found`, also for a bureau that reads nothing of it */
  forBureau(staff: Staff, id: string): Promise<Instruction> {
    return demandAsTheBureauReads(this.dataSource.manager, id, bureausOf(staff));
  }

  /** @throws Failure invalid for an `after` that no page gave */
  private async page(from: string, values: unknown[], { after, limit }: PageQuery): Promise<InstructionsPage> {
    const place = after === undefined ? highestId : cursor.parse(after).id;
    const found = await this.dataSource.query<InstructionRow[]>(
      `select ${instructionColumns} from ${from} and i.id < $1 order by i.id desc limit $2`,
      [place, limit + 1, ...values],
    );
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { instructions: await withDetails(this.dataSource.manager, rows), next: last && cursor.print(last) };
  }
}
