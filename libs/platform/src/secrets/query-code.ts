import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { ArrayNotEmpty } from 'class-validator';
import { configProvider } from '../configuration/configuration.providers.ts';
import { FromEnv } from '../configuration/from-env.ts';
import { encodeCrockford, normaliseCrockford } from './crockford.ts';
import { parseKeys } from './secret-keys.ts';

export class QueryCodeConfig {
  /** A code that was made with a later key of the list still opens its case. */
  @FromEnv('QUERY_CODE_KEY', 'base64 of 32 random bytes; older keys after it, separated by commas', {
    secret: true,
    parse: parseKeys,
  })
  @ArrayNotEmpty()
  keys: KeyObject[];
}

/** 60 bits: with one guess a millisecond at one case, ten million years. */
const length = 12;
/** Stands in for a case that does not exist, so that an unknown case number costs the same work as a wrong code. */
const noCase = '00000000-0000-0000-0000-000000000000';

/**
 * The citizen's secret for one case: an HMAC-SHA256 of the case id, so there is nothing to store or to lose, and a
 * repeated submission is given the same code.
 */
@Injectable()
export class QueryCode {
  private readonly keys: readonly [KeyObject, ...KeyObject[]];

  constructor({ keys: [current, ...older] }: QueryCodeConfig) {
    if (!current) throw new RangeError('A query code needs a key');
    this.keys = [current, ...older];
  }

  /** @returns `XXXX-XXXX-XXXX` in Crockford's base 32 */
  queryCodeFor(caseId: string): string {
    return codeOf(this.keys[0], caseId).replace(/.{4}(?!$)/g, '$&-');
  }

  /** Whether the code opens the case, as people copy it; takes as long for a case that does not exist (undefined). */
  matches(caseId: string | undefined, code: string): boolean {
    const presented = fixedLength(normaliseCrockford(code.slice(0, 4 * length)));
    const equal = this.keys.map((key) => timingSafeEqual(fixedLength(codeOf(key, caseId ?? noCase)), presented));
    return equal.includes(true) && caseId !== undefined;
  }
}

function codeOf(key: KeyObject, caseId: string): string {
  return encodeCrockford(createHmac('sha256', key).update(`query-code.v1:${caseId.toLowerCase()}`).digest(), length);
}

/** Comparable in constant time whatever was sent: another length never equals. */
function fixedLength(code: string): Buffer {
  const bytes = Buffer.alloc(length + 1);
  const isExact = Buffer.byteLength(code) === length;
  bytes.write(isExact ? code : '');
  bytes[length] = isExact ? 1 : 0;
  return bytes;
}

/** For services that issue or compare query codes; the boot fails without QUERY_CODE_KEY. */
@Module({ providers: [configProvider(QueryCodeConfig), QueryCode], exports: [QueryCode] })
export class QueryCodeModule {}
