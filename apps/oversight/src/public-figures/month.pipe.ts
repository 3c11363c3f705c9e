import { Failure } from '#domain';
import { Injectable, type PipeTransform } from '@nestjs/common';

/** A month of this century, `2022-12`. */
@Injectable()
export class MonthPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (/^20\d{2}-(0[1-9]|1[0-2])$/.test(text)) return text;
    const fault = { field: 'month', rule: 'month', message: 'month must be a month such as 2022-12.' };
    throw new Failure('invalid', 'invalid-request', 'The address names no month.', { fields: [fault] });
  }
}
