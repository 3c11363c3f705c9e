import { Failure } from '#domain';
import { Injectable, type PipeTransform } from '@nestjs/common';
import { rulingId } from './rulings.dto.ts';

/** The number of a ruling: what is none is refused before anything is looked up. */
@Injectable()
export class RulingIdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (rulingId.test(text)) return text;
    const fault = { field: 'id', rule: 'ruling', message: 'id must be the number of a ruling.' };
    throw new Failure('invalid', 'invalid-request', 'The address names no ruling.', { fields: [fault] });
  }
}
