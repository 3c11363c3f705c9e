import { ValidateBy } from 'class-validator';
import { parsePhoneNumber } from './domain/phone-number.ts';

/** A telephone number in any of the ways in which it is written in China. */
export function IsPhoneNumber(): PropertyDecorator {
  return ValidateBy({
    name: 'phone-number',
    validator: {
      validate: (value) => typeof value === 'string' && value.length <= 40 && parsePhoneNumber(value) !== undefined,
      defaultMessage: () => '$property must be a telephone number such as 13812345678 or 0394-2345678',
    },
  });
}
