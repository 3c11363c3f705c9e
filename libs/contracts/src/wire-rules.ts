/**
 * Rules that fields of messages share. Each one checks the value and describes itself to the generated documents,
 * so that the check and its description cannot part. They are hand-written where class-validator's own would cost
 * several microseconds: every event is validated twice.
 */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, ValidateIf, type ValidationArguments } from 'class-validator';
import { keepsRulesOf, type PartClass, rulesBroken } from './part-rules.ts';

type Check = (value: unknown) => boolean;

/** The field may be left out; where it is there it is held to its other rules. Null is not "left out". */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** Text of 1 to `maximum` characters (Unicode code points) that PostgreSQL can store. */
export function IsText(maximum: number): PropertyDecorator {
  return applyDecorators(
    rule('length', `must be a text of 1 to ${maximum} characters`, (value) => isBounded(value, maximum)),
    rule('well-formed', 'must not contain NUL or half of a surrogate pair', isStorable),
    ApiProperty({ minLength: 1, maxLength: maximum }),
  );
}

const somethingToRead = /[^\s\p{C}]/u;

/** {@link IsText} that is not only blanks and characters that cannot be seen. */
export function IsReadableText(maximum: number): PropertyDecorator {
  return applyDecorators(
    IsText(maximum),
    rule('readable', 'must hold something to read', isReadable),
    ApiProperty({ pattern: somethingToRead.source }),
  );
}

/** At most `maximumItems` texts, each held to {@link IsText}. */
export function IsTextList(maximumItems: number, maximum: number): PropertyDecorator {
  const isTextList: Check = (value) =>
    Array.isArray(value) &&
    value.length <= maximumItems &&
    value.every((text) => isBounded(text, maximum) && isStorable(text));
  return applyDecorators(
    rule('text-list', `must be at most ${maximumItems} texts of 1 to ${maximum} characters`, isTextList),
    ApiProperty({ maxItems: maximumItems, items: { type: 'string', minLength: 1, maxLength: maximum } }),
  );
}

/** Some of these words, each once at most. */
export function IsWordList(words: readonly string[]): PropertyDecorator {
  const isWordList: Check = (value) =>
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    value.every((word) => words.includes(word as string));
  return applyDecorators(
    rule('word-list', `must be some of ${words.join(', ')}, each once at most`, isWordList),
    ApiProperty({ type: 'array', uniqueItems: true, items: { type: 'string', enum: [...words] } }),
  );
}

/** A number from 0 to 1. */
export function IsShare(): PropertyDecorator {
  const isShare: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
  return applyDecorators(
    rule('share', 'must be a number from 0 to 1', isShare),
    ApiProperty({ minimum: 0, maximum: 1 }),
  );
}

/** Degrees from the equator or from Greenwich: a number from `-most` to `most`. */
export function IsDegrees(most: 90 | 180): PropertyDecorator {
  const isDegrees: Check = (value) => typeof value === 'number' && value >= -most && value <= most;
  return applyDecorators(
    rule('degrees', `must be a number from -${most} to ${most}`, isDegrees),
    ApiProperty({ minimum: -most, maximum: most }),
  );
}

/** A whole number of at least 1. */
export function IsCount(): PropertyDecorator {
  const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
  return applyDecorators(
    rule('count', 'must be a whole number of at least 1', isCount),
    ApiProperty({ type: 'integer', minimum: 1 }),
  );
}

const largestVersion = 2_147_483_647;

/** The version of something that can change, as somebody saw it. */
export function IsVersion(): PropertyDecorator {
  const isVersion: Check = (value) =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= largestVersion;
  return applyDecorators(
    rule('version', `must be a whole number from 1 to ${largestVersion}`, isVersion),
    ApiProperty({ type: 'integer', minimum: 1, maximum: largestVersion }),
  );
}

const utcTime = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Only the last days of a month need a calendar, which costs seven times as much. */
function isUtcTime(value: unknown): boolean {
  if (typeof value !== 'string' || !utcTime.test(value)) return false;
  return value.slice(8, 10) <= '28' || new Date(value).toJSON() === value;
}

/** A moment as `Date#toISOString` writes it: UTC, milliseconds, `2026-11-23T08:00:00.000Z`. */
export function IsUtcTime(): PropertyDecorator {
  return applyDecorators(
    rule('utc-time', 'must be a UTC time such as 2026-11-23T08:00:00.000Z', isUtcTime),
    ApiProperty({ format: 'date-time' }),
  );
}

/** 工单编号 in its stored form; whether the check character is right is the issuer's business. */
export function IsCaseNumber(): PropertyDecorator {
  return patternRule('case-number', 'must be a case number such as 20261123-0000042-5', /^\d{8}-\d{7}-[\dX]$/);
}

/** A GB/T 2260 code of a province, city or county. */
export function IsRegionCode(): PropertyDecorator {
  return patternRule('region-code', 'must be a GB/T 2260 code of six digits', /^[1-9]\d{5}$/);
}

/** Region code and slug: `411681-human-resources-and-social-security`. */
export function IsBureauId(): PropertyDecorator {
  return patternRule('bureau-id', 'must be a region code and a slug', /^[1-9]\d{5}(-[a-z0-9]{1,40}){1,12}$/);
}

/** A time of day such as `08:30`, up to `24:00`. */
export function IsClockTime(): PropertyDecorator {
  return patternRule('clock-time', 'must be a time of day such as 08:30', /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
}

/** An object held to the rules of its own class. */
export function IsPart(partClass: () => PartClass): PropertyDecorator {
  const isPart: Check = (value) => keepsRulesOf(partClass(), value);
  return rule('part', (value) => `must keep its rules: ${rulesBroken(partClass(), value)}`, isPart, [partClass]);
}

/** At most `maximumItems` objects, each held to the rules of its class. */
export function IsPartList(maximumItems: number, partClass: () => PartClass): PropertyDecorator {
  const isPartList: Check = (value) =>
    Array.isArray(value) && value.length <= maximumItems && value.every((part) => keepsRulesOf(partClass(), part));
  return applyDecorators(
    rule('part-list', `must be at most ${maximumItems} objects that keep their rules`, isPartList, [partClass]),
    ApiProperty({ maxItems: maximumItems }),
  );
}

function patternRule(name: string, message: string, pattern: RegExp): PropertyDecorator {
  return applyDecorators(
    rule(name, message, (value) => typeof value === 'string' && pattern.test(value)),
    ApiProperty({ pattern: pattern.source }),
  );
}

/** @param constraints what the rule is about, for who looks at the rules themselves */
function rule(
  name: string,
  message: string | ((value: unknown) => string),
  validate: Check,
  constraints: readonly unknown[] = [],
): PropertyDecorator {
  const defaultMessage = (of?: ValidationArguments) =>
    `$property ${typeof message === 'string' ? message : message(of?.value)}`;
  return ValidateBy({ name, constraints: [...constraints], validator: { validate, defaultMessage } });
}

function isBounded(value: unknown, maximum: number): boolean {
  if (typeof value !== 'string' || value === '') return false;
  // A character takes one or two code units, so most texts need no counting.
  return value.length <= maximum || (value.length <= 2 * maximum && Array.from(value).length <= maximum);
}

function isStorable(value: unknown): boolean {
  return typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'));
}

/** Of what is no text, or none at all, another rule speaks. */
function isReadable(value: unknown): boolean {
  return typeof value !== 'string' || value === '' || somethingToRead.test(value);
}
