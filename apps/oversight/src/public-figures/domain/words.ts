import type { Channel } from '#domain';

/** What readers of the report read in place of the English term. */
export const channelNames: Readonly<Record<Channel, string>> = {
  'message-board': '留言板',
  'leader-mailbox': '书记市长信箱',
  hotline: '12345热线',
  'department-site': '部门网站',
  wechat: '微信',
  weibo: '微博',
  'partner-media': '合作媒体',
  open311: 'Open311接口',
  web: '心桥网站',
};

export const rateNames = {
  response: '响应率',
  resolution: '解决率',
  satisfaction: '满意率',
  firstContact: '首次联系按时率',
  timeliness: '按时办结率',
} as const;
