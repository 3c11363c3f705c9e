/** 诉求类型: what a citizen wants with a message. */
export const kinds = ['complaint', 'help', 'inquiry', 'suggestion', 'report', 'thanks'] as const;
export type Kind = (typeof kinds)[number];

/** What people read in place of the English term. */
export const kindNames: Readonly<Record<Kind, string>> = {
  complaint: '投诉',
  help: '求助',
  inquiry: '咨询',
  suggestion: '建议',
  report: '举报',
  thanks: '感谢',
};
