import type { System } from '../../deploy/local/system.ts';

/** Most rows of one batch. */
const atOnce = 500;

/** As the hotline hands them in: so many calls about one thing, each by somebody else. @throws where a batch is refused */
export async function writeCalls({ token, services }: System, count: number): Promise<void> {
  const messages = Array.from({ length: count }, (_, n) => ({
    channel: 'hotline',
    sourceId: `call-${n}`,
    subject: '翰林苑工地拖欠工资',
    body: '我在项城市翰林苑小区工地干了一年，包工头拖欠工资不给，请帮忙讨要。',
    contact: { phone: `139${String(n).padStart(8, '0')}` },
  }));
  const authorization = `Bearer ${await token('channel-hotline')}`;
  for (let first = 0; first < count; first += atOnce) {
    const response = await fetch(`${services.intake[0].url}/api/messages:batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ messages: messages.slice(first, first + atOnce) }),
    });
    if (response.status !== 200) throw new Error(`The calls were answered ${response.status}`);
  }
}
