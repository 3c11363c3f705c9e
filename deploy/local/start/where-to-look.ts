import { demoSecret } from '../identity/accounts.ts';
import { services } from '../services.ts';
import type { System } from '../system.ts';

/** `2026-11`, in China. */
const monthOf = (now: Date): string =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' }).format(now);

/** What a newcomer wants to know once everything runs. */
export function whereToLook(system: System, dataDir: string): string {
  const lines = services.map((service) => `  ${service.padEnd(14)}${system.services[service][0].url}/docs`);
  return `
心桥 Xinqiao is ready.

${lines.join('\n')}
  ${'report'.padEnd(14)}${system.services.oversight[0].url}/public/reports/${monthOf(new Date())}   (this month's, for everybody)
  ${'identity'.padEnd(14)}${system.identity.issuer}/token   (accounts: deploy/local/identity/accounts.json)
  ${'mailbox'.padEnd(14)}${system.mailbox.url}   (mail to citizens)
  ${'logs, data'.padEnd(14)}${dataDir}

A message:
  curl ${system.services.intake[0].url}/api/messages -H 'content-type: application/json' \\
    -d '{"channel":"web","subject":"拖欠工资","body":"项城市一工地拖欠我一年工资近五万元，请帮帮我。"}'
A token for the bureau's desk:
  curl -u xiangcheng-hrss-handler:${demoSecret} -d grant_type=client_credentials ${system.identity.issuer}/token

Ctrl-C stops everything; the data are kept.
`;
}
