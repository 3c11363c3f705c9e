import { type FieldFault, isWithin } from '#domain';
import type { StaffMember } from './who-may.ts';

interface Bureau {
  readonly id: string;
  readonly regionCode: string;
}

interface Assignment {
  readonly lead: Bureau;
  readonly coHandling: readonly Bureau[];
  /** 属地, where another one is named. */
  readonly region?: string;
}

/**
 * What is wrong with the bureaus and the Region that a triage officer names. The lead must lie in the officer's region, and the case in that for which the lead
 * answers, so that it stays where the officer can see it; whether they exist is for the directory to say.
 */
export function faultsOfAssignment({ lead, coHandling, region }: Assignment, by: StaffMember): FieldFault[] {
  const named = [
    { field: 'lead', bureau: lead },
    ...coHandling.map((bureau, index) => ({ field: `coHandling[${index}]`, bureau })),
  ];
  const faults = named
    .filter(({ bureau }) => !bureau.id.startsWith(`${bureau.regionCode}-`))
    .map(({ field }) => ofItsRegion(field));
  if (!isWithin(lead.regionCode, by.regionCode ?? '')) faults.push(inYourRegion);
  if (region !== undefined && !isWithin(region, lead.regionCode)) faults.push(inTheLeadsRegion);
  if (coHandling.some(({ id }) => id === lead.id)) faults.push(notTheLead);
  return faults;
}

function ofItsRegion(field: string): FieldFault {
  return { field: `${field}.id`, rule: 'of-its-region', message: `${field}.id must begin with its regionCode.` };
}

const inYourRegion = {
  field: 'lead.regionCode',
  rule: 'in-your-region',
  message: 'lead must be a bureau of your region.',
};

const inTheLeadsRegion = {
  field: 'region',
  rule: 'in-the-leads-region',
  message: 'region must be that of the lead, or lie in it.',
};

const notTheLead = { field: 'coHandling', rule: 'not-the-lead', message: 'coHandling must not name the lead again.' };
