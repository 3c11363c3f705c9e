import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Failure } from '#domain';
import { RequestValidationPipe } from './validation.pipe.ts';

class Row {
  @IsString()
  @MaxLength(5)
  subject: string;
}
class Batch {
  @ValidateNested({ each: true })
  @Type(() => Row)
  @ArrayMaxSize(100)
  rows: Row[];

  @IsOptional()
  @IsInt()
  @Type(() => Number)
  limit?: number;
}

const pipe = new RequestValidationPipe();
const accept = (value: unknown) => pipe.transform(value, { type: 'body', metatype: Batch });
const fieldsOf = (value: unknown) => {
  try {
    accept(value);
    return [];
  } catch (error) {
    return (error as Failure).fields ?? [];
  }
};

describe('validation of requests', () => {
  it('makes the declared class, nested ones included', () => {
    const batch = accept({ rows: [{ subject: '欠薪' }], limit: '5' });
    expect(batch).toBeInstanceOf(Batch);
    expect(batch).toMatchObject({ rows: [expect.any(Row)], limit: 5 });
  });

  it('names path, rule and reason of every broken rule', () => {
    expect(fieldsOf({ rows: [{ subject: '欠薪' }, { subject: 'too long' }], limit: 'x' })).toEqual([
      {
        field: 'rows[1].subject',
        rule: 'max-length',
        message: 'subject must be shorter than or equal to 5 characters',
      },
      { field: 'limit', rule: 'is-int', message: 'limit must be an integer number' },
    ]);
  });

  it('refuses an unknown field by its name', () => {
    expect(fieldsOf({ rows: [], mood: 'angry' })).toEqual([
      { field: 'mood', rule: 'unknown-field', message: 'mood is not a known field.' },
    ]);
  });

  it.each([[undefined], [null], ['text'], [[]]])('refuses %j, which is no object', (value) => {
    expect(fieldsOf(value)).toEqual([{ field: 'body', rule: 'object', message: 'The body must be an object.' }]);
  });

  it('bounds how many faults it tells of and how long their paths are', () => {
    const faults = fieldsOf({ rows: Array.from({ length: 90 }, () => ({ ['x'.repeat(500)]: 1 })) });
    expect(faults).toHaveLength(50);
    for (const { field } of faults) expect(field.length).toBeLessThanOrEqual(200);
  });

  it('leaves alone what has no class to be held against', () => {
    expect(pipe.transform('7', { type: 'param', metatype: String })).toBe('7');
    expect(pipe.transform({ any: 1 }, { type: 'custom', metatype: Batch })).toEqual({ any: 1 });
  });
});
