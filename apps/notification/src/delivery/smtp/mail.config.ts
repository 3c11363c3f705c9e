import { IsOptional, IsUrl, Matches } from 'class-validator';
import { FromEnv } from '#platform';

/** Where mail goes out, from whom it comes, and where its reader can look his Case up. */
export class MailConfig {
  @FromEnv('SMTP_URL', 'smtp://user:password@host:port, or smtps://', { secret: true })
  @Matches(/^smtps?:\/\/\S+$/)
  smtpUrl: string;

  @FromEnv('MAIL_FROM', 'an address, or a name and an address: 心桥 <notify@example.gov.cn>')
  @Matches(/^([^<>\p{Cc}]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u)
  mailFrom: string;

  /** The page for citizens; never with a query code in it. Where there is none, letters name none. */
  @IsOptional()
  @FromEnv('TRACKING_URL', 'the http(s) URL of the page on which citizens look up their cases')
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  trackingUrl?: string;
}
