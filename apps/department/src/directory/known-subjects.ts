import type { Matter, Region } from '#contracts';
import { Failure } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { faultsOfSubject, type KnownSubject, type NamedSubject } from './domain/known-subject.ts';

interface SubjectRow {
  readonly region: Region | null;
  readonly matter: (Matter & { readonly function: string | null; readonly retired: boolean }) | null;
  readonly hasFunction: boolean;
  readonly hasMatters: boolean;
}

/** Where a case belongs and what it is about, as routing has announced it: names go into what citizens read, so they are not taken from a request. */
@Injectable()
export class KnownSubjects {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What is meant by codes that somebody names.
   * @throws Failure `invalid-request` that names every code that there is not, or not any more; unavailable as long as no matter has been announced
   */
  async named({ region, function: duty, matter }: NamedSubject): Promise<KnownSubject> {
    if (region === undefined && duty === undefined && matter === undefined) return {};
    const [row] = await this.dataSource.query<[SubjectRow]>(subjectQuery, [region, matter, duty]);
    if ((duty ?? matter) !== undefined && !row.hasMatters) throw matterless();
    const fields = faultsOfSubject({ region, function: duty, matter }, row);
    if (fields.length > 0)
      throw new Failure('invalid', 'invalid-request', 'What the case is said to be about is not known.', { fields });
    const { region: found, matter: about } = row;
    return {
      region: found ?? undefined,
      matter: about ? { code: about.code, name: about.name } : undefined,
      function: duty ?? about?.function ?? undefined,
    };
  }
}

function matterless(): Failure {
  const message = 'The catalogue of matters has not arrived yet.';
  return new Failure('unavailable', 'directory-unavailable', message, { retryAfterSeconds: 5 });
}

/** A Region has bureaus; one that was announced before its name was said is called by its code. */
const subjectQuery = `
  select
    (select json_build_object('code', region_code, 'name', coalesce(region_name, region_code))
     from bureau where region_code = $1::text order by region_name nulls last limit 1) as region,
    (select json_build_object('code', code, 'name', name, 'function', function, 'retired', retired)
     from matter where code = $2::text) as matter,
    exists (select from matter where function = $3::text) as "hasFunction",
    exists (select from matter) as "hasMatters"`;
