import { type FieldFault, isWithin } from '#domain';
import type { StaffMember } from './who-may.ts';

interface Bureau {
  readonly id: string;
  readonly regionCode: string;
}

/**
 * What is wrong with the bureaus that a triage officer names. The lead must lie in the officer's region, so that the case
 * stays where the officer can see it; whether it exists is for the directory to say.
 */
export function faultsOfAssignment(lead: Bureau, coHandling: readonly Bureau[], by: StaffMember): FieldFault[] {
  const named = [
    { field: 'lead', bureau: lead },
    ...coHandling.map((bureau, index) => ({ field: `coHandling[${index}]`, bureau })),
  ];
  const faults = named
    .filter(({ bureau }) => !bureau.id.startsWith(`${bureau.regionCode}-`))
    .map(({ field }) => ofItsRegion(field));
  if (!isWithin(lead.regionCode, by.regionCode ?? '')) faults.push(inYourRegion);
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

const notTheLead = { field: 'coHandling', rule: 'not-the-lead', message: 'coHandling must not name the lead again.' };
