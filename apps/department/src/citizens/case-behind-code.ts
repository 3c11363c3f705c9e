import { Failure, parseCaseNumber } from '#domain';
import { QueryCode } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What the citizen sent to show whose case it is. */
export interface Credentials {
  /** As it was typed. */
  readonly caseNumber: string;
  readonly queryCode: string;
}

/** Tells which case a citizen's credentials open. */
@Injectable()
export class CaseBehindCode {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queryCode: QueryCode,
  ) {}

  /**
   * Nothing but the id is read, and nothing is held, before the code was compared.
   * @returns the number of the case
   * @throws Failure `case-not-found`, after the same work, for a wrong code as for a number that does not exist
   */
  async numberOpenedBy({ caseNumber, queryCode }: Credentials): Promise<string> {
    const number = parseCaseNumber(caseNumber);
    const [found] = await this.dataSource.query<{ id: string }[]>('select id from "case" where number = $1', [number]);
    if (!this.queryCode.matches(found?.id, queryCode) || number === undefined) throw nothingBehindCode();
    return number;
  }
}

export function nothingBehindCode(): Failure {
  return new Failure('not-found', 'case-not-found', 'There is no case with this case number and this query code.');
}
