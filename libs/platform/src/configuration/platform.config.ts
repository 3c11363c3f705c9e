import { IsIn, IsInt, IsNotEmpty, IsNumber, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';
import { FromEnv } from './from-env.ts';

const brokerList = /^[^\s:,]+:\d{1,5}(,[^\s:,]+:\d{1,5})*$/;
const httpUrl = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** What every service needs to know about where it runs. */
export class PlatformConfig {
  @FromEnv('NODE_ENV', 'production, development or test')
  @IsIn(['production', 'development', 'test'])
  environment = 'development';

  @FromEnv('SERVICE_HOST', 'an address to listen on')
  @IsNotEmpty()
  host = '0.0.0.0';

  /** 0 takes any free port. */
  @FromEnv('SERVICE_PORT', 'a port number, 0 to 65535')
  @IsInt()
  @Min(0)
  @Max(65_535)
  port = 8080;

  /** The service's own role: it sees its own schema and no other. */
  @FromEnv('DATABASE_URL', 'postgres://role:password@host:port/database', { secret: true })
  @Matches(/^postgres(ql)?:\/\/\S+$/)
  databaseUrl: string;

  @FromEnv('DATABASE_POOL_SIZE', 'a number of connections, 2 to 200')
  @IsInt()
  @Min(2)
  @Max(200)
  databasePoolSize = 10;

  @FromEnv('KAFKA_BROKERS', 'host:port, several separated by commas')
  @Matches(brokerList)
  kafkaBrokers: string;

  /** Set before every topic and consumer group, so that several installations share one Kafka. */
  @FromEnv('TOPIC_PREFIX', 'letters, digits, dots, dashes and underscores, at most 60')
  @Matches(/^[\w.-]{0,60}$/)
  topicPrefix = '';

  @FromEnv('LOG_LEVEL', 'trace, debug, info, warn, error, fatal or silent')
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  logLevel = 'info';

  /** The OpenID Connect provider that staff come from; where it publishes its keys is discovered from here. */
  @FromEnv('OIDC_ISSUER', 'the http(s) URL of an OpenID Connect issuer')
  @IsUrl(httpUrl)
  oidcIssuer: string;

  @FromEnv('OIDC_AUDIENCE', 'the audience that a token must be meant for')
  @IsNotEmpty()
  oidcAudience = 'xinqiao';

  @FromEnv('OIDC_CLAIM_ROLES', 'the name of a claim; a dotted path where it is nested')
  @IsNotEmpty()
  oidcRolesClaim = 'roles';

  @FromEnv('OIDC_CLAIM_BUREAU', 'the name of a claim; a dotted path where it is nested')
  @IsNotEmpty()
  oidcBureauClaim = 'bureau';

  @FromEnv('OIDC_CLAIM_REGION', 'the name of a claim; a dotted path where it is nested')
  @IsNotEmpty()
  oidcRegionClaim = 'region';

  @FromEnv('OIDC_CLAIM_CHANNELS', 'the name of a claim; a dotted path where it is nested')
  @IsNotEmpty()
  oidcChannelsClaim = 'channels';

  /** Where traces go (OTLP over HTTP); without it they are passed on but not recorded. */
  @FromEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'the http(s) URL of an OTLP collector')
  @IsOptional()
  @IsUrl(httpUrl)
  otlpEndpoint?: string;

  /** The share of new traces that is recorded; a trace that came from outside keeps its sender's decision. */
  @FromEnv('OTEL_TRACES_SAMPLER_ARG', 'a share between 0 and 1')
  @IsNumber()
  @Min(0)
  @Max(1)
  traceRatio = 1;
}
