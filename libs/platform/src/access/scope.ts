import { Failure, isProvince, isWithin, overseesCase } from '#domain';
import type { StaffScope } from './rules.ts';
import { AccessRefusal } from './access-refusal.ts';
import type { Staff } from './staff.ts';

interface RequestedScope {
  readonly params: unknown;
  readonly query: unknown;
}

const regionCode = /^\d{6}$/;

/** Holds a request against how far the staff member's role reaches. @throws AccessRefusal, or Failure for no region */
export function requireScope(scope: StaffScope, staff: Staff, { params, query }: RequestedScope): void {
  switch (scope) {
    case 'bureau': {
      requireBureau(staff, valueOf(params, 'bureauId'));
      return;
    }
    case 'region': {
      requireRegion(staff, valueOf(query, 'region'));
      return;
    }
    case 'province': {
      requireProvince(staff);
      return;
    }
    case 'case':
    case 'subtree':
    case 'channel':
      return;
    default:
      return scope satisfies never;
  }
}

/**
 * For use cases behind `scope: 'case'` that are open to those who answer for a Region: they reach the cases of its
 * subtree, and a case without a Region yet where they answer for the whole province.
 * @param regionCode of the Case
 * @throws AccessRefusal
 */
export function requireCaseScope(staff: Staff, regionCode: string | undefined): void {
  if (overseesCase(staff, { regionCode })) return;
  throw AccessRefusal.insufficient('The case is not in a region that you answer for.');
}

/**
 * For use cases behind `scope: 'subtree'`: who answers for a Region reaches what lies in its subtree.
 * @param regionCode GB/T 2260
 * @throws AccessRefusal
 */
export function requireRegionScope(staff: Staff, regionCode: string): void {
  if (staff.regionCode !== undefined && isWithin(regionCode, staff.regionCode)) return;
  throw AccessRefusal.insufficient('The region is not in yours.');
}

/**
 * For searches behind `scope: 'subtree'`: the Region that was asked for, or else all that the staff member answers for.
 * @throws AccessRefusal
 */
export function searchedRegion(staff: Staff, asked: string | undefined): string {
  const region = asked ?? staff.regionCode ?? '';
  requireRegionScope(staff, region);
  return region;
}

function requireProvince({ regionCode: claimed }: Staff): void {
  if (claimed !== undefined && isProvince(claimed)) return;
  throw AccessRefusal.insufficient('Only who answers for the whole province may do this.');
}

function requireBureau(staff: Staff, bureauId: unknown): void {
  if (staff.bureauId === undefined || staff.bureauId !== bureauId) {
    throw AccessRefusal.insufficient('The bureau is not yours.');
  }
}

function requireRegion(staff: Staff, region: unknown): void {
  if (typeof region !== 'string' || !regionCode.test(region)) {
    const fault = { field: 'region', rule: 'region-code', message: 'region must be six digits (GB/T 2260).' };
    throw new Failure('invalid', 'invalid-request', 'The request names no region.', { fields: [fault] });
  }
  requireRegionScope(staff, region);
}

function valueOf(source: unknown, name: string): unknown {
  const isOwn = typeof source === 'object' && source !== null && Object.hasOwn(source, name);
  return isOwn ? (source as Record<string, unknown>)[name] : undefined;
}
