import type { Doors } from '../door.ts';

const message = { channel: 'message-board', subject: '路灯不亮', body: '项城市翰林苑小区的路灯一直不亮。' };

export const intake: Doors = {
  'GET /api/cases/:caseNumber': { who: 'citizen' },
  'POST /api/messages': { who: 'anybody', but: { channel: 'channel' }, body: message },
  'POST /api/messages::batch': {
    who: { channel: 'channel' },
    body: { messages: [{ ...message, sourceId: 'post-1' }] },
  },
};
