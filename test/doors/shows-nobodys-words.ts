/**
 * What the staff reads without its being written down (ADR 25): it shows no words of citizens and none about their cases. A new door through which
 * something is read is either written down or stands here.
 */
export const showsNobodysWords: ReadonlySet<string> = new Set([
  // How much, and by when.
  'GET /api/bureaus/:bureauId/queue/counts',
  'GET /api/cases/:caseNumber/clocks',
  'GET /api/figures',
  'GET /api/figures/rates',
  'GET /api/figures/series',
  'GET /api/figures/ranking',
  'GET /api/figures/forecast',
  'GET /api/figures/export',
  // Which case, where and of which function.
  'GET /api/escalations',
  'GET /api/bureaus/:bureauId/escalations',
  // Place and matter.
  'GET /api/hot-issues',
  'GET /api/watched-hot-issues',
  // One's own.
  'GET /api/bureaus/:bureauId/views',
  'GET /api/bulk-actions',
  'GET /api/subscriptions',
  'GET /api/subscriptions/:id/deliveries',
  // Nobody in the table follows anything by it, so it shows nothing there; who listens is written down.
  'GET /api/subscriptions/stream',
  // Directories, rulings and policies.
  'GET /api/bureaus/:bureauId/colleagues',
  'GET /api/administration/clock-policies',
  'GET /api/administration/clock-policies/:kind/:urgency/history',
  'GET /api/administration/calendar/:year',
  'GET /api/administration/escalation-policy',
  'GET /api/administration/escalation-policy/history',
  'GET /api/administration/matters',
  'GET /api/administration/matters/:code',
  'GET /api/administration/matters/:code/history',
  'GET /api/administration/bureaus',
  'GET /api/administration/bureaus/:id',
  'GET /api/administration/bureaus/:id/history',
  'GET /api/administration/places',
  'GET /api/administration/rulings',
  'GET /api/administration/policies',
  'GET /api/administration/policies/:function',
  'GET /api/administration/policies/:function/history',
]);
