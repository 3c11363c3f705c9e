import type { DataSource } from 'typeorm';

/** Hot issues whose figures are not those of their voices; none is what tests want. */
export const miscounted = (dataSource: DataSource): Promise<object[]> =>
  dataSource.query(`
    select hot_issue.id, messages, people, counted.* from hot_issue
      full join (select issue_id, count(*) as voices, count(distinct writer) + count(*) filter (where writer is null) as writers,
                        min(submitted_at) as first, max(submitted_at) as last
                   from voice where issue_id is not null group by issue_id) as counted on issue_id = hot_issue.id
     where (messages, people, first_at, last_at) is distinct from (voices, writers, first, last)`);
