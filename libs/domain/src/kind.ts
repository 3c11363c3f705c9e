/** 诉求类型: what a citizen wants with a message. */
export const kinds = ['complaint', 'help', 'inquiry', 'suggestion', 'report', 'thanks'] as const;
export type Kind = (typeof kinds)[number];
