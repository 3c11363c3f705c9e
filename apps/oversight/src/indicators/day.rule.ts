import { ApiProperty } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';

const form = /^20\d{2}-\d{2}-\d{2}$/;

/** A day of this century that is on the calendar, `2022-12-31`. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'day',
      validator: { validate: isDay, defaultMessage: () => '$property must be a day such as 2022-12-31' },
    }),
    ApiProperty({ pattern: form.source }),
  );
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !form.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}
