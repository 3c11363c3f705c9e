/** 渠道: the way by which a message came in. */
export const channels = [
  'message-board',
  'leader-mailbox',
  'hotline',
  'department-site',
  'wechat',
  'weibo',
  'partner-media',
  'open311',
  'web',
] as const;
export type Channel = (typeof channels)[number];
