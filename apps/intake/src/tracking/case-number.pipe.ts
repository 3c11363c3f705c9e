import { Injectable, type PipeTransform } from '@nestjs/common';
import { type CaseNumber, Failure, parseCaseNumber } from '#domain';

/** A mistyped case number is told as such: its check character is wrong whether the case exists or not. */
@Injectable()
export class CaseNumberPipe implements PipeTransform<string, CaseNumber> {
  transform(text: string): CaseNumber {
    const caseNumber = parseCaseNumber(text);
    if (caseNumber) return caseNumber;
    const message = 'caseNumber must be YYYYMMDD-NNNNNNN-C with the right check character C; is it mistyped?';
    const fault = { field: 'caseNumber', rule: 'check-character', message };
    throw new Failure('invalid', 'invalid-request', 'The case number cannot be right.', { fields: [fault] });
  }
}
