import { plainText } from '#domain';
import { ValidateBy } from 'class-validator';
import { holdsIdentifier } from './domain/identifiers.ts';

/** A text that others will read: no number or address in it leads to a person. */
export function HoldsNoIdentifier(): PropertyDecorator {
  return ValidateBy({
    name: 'no-identifier',
    validator: {
      validate: (value) => typeof value === 'string' && !holdsIdentifier(plainText(value)),
      defaultMessage: () => '$property must not hold a telephone, an identity card, an account or the like',
    },
  });
}
