/** Where a Case stands in its life; the order is that of the state table. */
export const caseStatuses = [
  'received',
  'triage',
  'arbitration',
  'assigned',
  'in-progress',
  'suspended',
  'decline-pending',
  'declined',
  'resolved',
  'closed',
  'withdrawn',
  'merged',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** What citizens and staff read in place of the English term. */
export const caseStatusNames: Readonly<Record<CaseStatus, string>> = {
  received: '待派单',
  triage: '待研判',
  arbitration: '待裁定',
  assigned: '待签收',
  'in-progress': '办理中',
  suspended: '挂起',
  'decline-pending': '不予受理待确认',
  declined: '不予受理',
  resolved: '已办结',
  closed: '已归档',
  withdrawn: '已撤回',
  merged: '已合并',
};
