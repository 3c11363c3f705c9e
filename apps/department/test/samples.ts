import type { Bureau, BureauRecord } from '#contracts';
import type { Proposal } from '../src/handling/domain/proposal.ts';
import type { StaffMember } from '../src/handling/domain/who-may.ts';

/** Words that the tests share: two bureaus, who works where, and what the router said. */
export const xiangchengLabour: Bureau = {
  id: '411681-human-resources-and-social-security',
  name: '项城市人力资源和社会保障局',
  regionCode: '411681',
};
export const xiangchengUrbanManagement: Bureau = {
  id: '411681-urban-management',
  name: '项城市城市管理局',
  regionCode: '411681',
};

/** Merged into {@link xiangchengLabour}. */
export const mergedBureau: Bureau = {
  id: '411681-labour-bureau',
  name: '项城市劳动局',
  regionCode: '411681',
};

/** How routing announces a bureau. */
export function inDirectory({ id, name, regionCode }: Bureau, successorId?: string, version = 1): BureauRecord {
  return { id, name, regionCode, functions: [], officeHours: [], successorId, version };
}

export const handlerAt = ({ id }: Bureau): StaffMember => ({
  subject: `handler-${id}`,
  roles: ['handler'],
  bureauId: id,
});
/** 科室负责人: what a doubtful final reply waits for. */
export const headOf = ({ id }: Bureau): StaffMember => ({
  subject: `head-${id}`,
  roles: ['bureau-head'],
  bureauId: id,
});

export const officerOf = (regionCode: string): StaffMember => ({
  subject: `officer-${regionCode}`,
  roles: ['triage-officer'],
  regionCode,
});

export const supervisorOf = (regionCode: string): StaffMember => ({
  subject: `supervisor-${regionCode}`,
  roles: ['supervisor'],
  regionCode,
});

export const handler = handlerAt(xiangchengLabour);
export const head = headOf(xiangchengLabour);
export const stranger = handlerAt(xiangchengUrbanManagement);
export const officer = officerOf('410000');
export const supervisor = supervisorOf('410000');

export const sureProposal: Proposal = {
  sure: true,
  kind: 'complaint',
  matter: { code: 'unpaid-wages', name: '拖欠工资' },
  function: 'labour-inspection',
  jurisdiction: { code: '411681', name: '项城市' },
  lead: xiangchengLabour,
  coHandling: [],
  urgent: false,
  confidence: 0.93,
  reasons: ['提到“拖欠工资”', '地点：项城市'],
  alternatives: [],
  router: 'phrases-1',
  decidedAt: '2026-11-23T08:00:00.000Z',
};

export const unsureProposal: Proposal = {
  sure: false,
  coHandling: [],
  urgent: false,
  confidence: 0.2,
  reasons: ['没有找到地点'],
  besides: { function: 'urban-management' },
  alternatives: [{ bureau: xiangchengUrbanManagement, function: 'urban-management', confidence: 0.2 }],
  router: 'phrases-1',
  decidedAt: '2026-11-23T08:00:00.000Z',
};

/** A complaint about {@link xiangchengUrbanManagement}. */
export const proposalOfComplaint: Proposal = { ...sureProposal, about: [xiangchengUrbanManagement] };
