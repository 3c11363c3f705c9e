import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { invalidRequest } from './validation.pipe.ts';

/** For an id in the path: what is no UUID is refused by name, before anything is looked up. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string, { data: field = 'id' }: ArgumentMetadata): string {
    if (isUUID(value)) return value;
    throw invalidRequest([{ field, rule: 'is-uuid', message: `${field} must be a UUID` }]);
  }
}
