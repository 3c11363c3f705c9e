import type { Person } from './oversight-over-http.ts';

/** 巩义市住房和城乡建设局: leads the case of the resettlement. */
export const gongyiHousing = {
  id: '410181-housing-and-urban-rural-development',
  name: '巩义市住房和城乡建设局',
  regionCode: '410181',
};
export const gongyiFinance = { id: '410181-finance', name: '巩义市财政局', regionCode: '410181' };

export const leader: Person = { sub: 'leader-1', roles: ['leader'], region: '410000' };
export const otherLeader: Person = { sub: 'leader-2', roles: ['leader'], region: '410000' };
export const supervisorOf = (region: string): Person => ({
  sub: `supervisor-${region}`,
  roles: ['supervisor'],
  region,
});
export const auditor: Person = { sub: 'auditor-1', roles: ['auditor'], region: '410000' };
export const handlerAt = (bureau: { id: string; regionCode: string }): Person => ({
  sub: `handler-${bureau.id}`,
  roles: ['handler'],
  bureau: bureau.id,
  region: bureau.regionCode,
});
