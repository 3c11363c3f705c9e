import type { ServiceUrls } from '../provision.ts';
import type { ServiceName } from '../services.ts';
import type { Secrets } from './secrets.ts';

/** Everything that the services' environments are made of. */
export interface Surroundings {
  readonly serviceUrls: ServiceUrls;
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
  readonly issuer: string;
  readonly smtpUrl: string;
  readonly secrets: Secrets;
  /** The folder in which attachments of cases lie. */
  readonly attachments: string;
  /** The folder in which files lie that belong to what is watched. */
  readonly papers: string;
}

const passedOnNames =
  /^(PATH|HOME|TZ|LANG|LC_\w+|NODE_ENV|NODE_OPTIONS|LOG_LEVEL|DATABASE_POOL_SIZE|HOT_ISSUE_\w+|WEBHOOK_\w+|STREAM_\w+|TRACKING_URL|OTEL_\w+)$/;

/** What every program of ours gets of the caller's environment: nothing that is a secret. */
export function passedOn(caller: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(caller).filter(([name]) => passedOnNames.test(name)));
}

/** Extra variables of the services that need them; a service gets no secret that it has no use for. */
function ownVariables(
  service: ServiceName,
  { secrets, smtpUrl, attachments, papers }: Surroundings,
): NodeJS.ProcessEnv {
  const { QUERY_CODE_KEY, CONTACT_KEYS } = secrets;
  switch (service) {
    case 'intake':
      return { QUERY_CODE_KEY, CONTACT_KEYS };
    case 'notification':
      return {
        CONTACT_KEYS,
        SMTP_URL: smtpUrl,
        MAIL_FROM: '心桥 <no-reply@xinqiao.example>',
      };
    case 'department':
      return { QUERY_CODE_KEY, CONTACT_KEYS, ATTACHMENTS_DIRECTORY: attachments };
    case 'oversight':
      return { ATTACHMENTS_DIRECTORY: papers };
    case 'routing':
      return {};
    default:
      return service satisfies never;
  }
}

/** The environment of one instance of a service; the administrator's DATABASE_URL is not in it. */
export function serviceEnvironment(
  service: ServiceName,
  port: number,
  surroundings: Surroundings,
  caller: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  return {
    ...passedOn(caller),
    SERVICE_HOST: '127.0.0.1',
    SERVICE_PORT: String(port),
    DATABASE_URL: surroundings.serviceUrls[service],
    KAFKA_BROKERS: surroundings.kafkaBrokers,
    TOPIC_PREFIX: surroundings.topicPrefix,
    OIDC_ISSUER: surroundings.issuer,
    ...ownVariables(service, surroundings),
  };
}
