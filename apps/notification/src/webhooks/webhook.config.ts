import ipaddr from 'ipaddr.js';
import { FromEnv } from '#platform';
import { IsArray, IsBoolean } from 'class-validator';

export type AddressRange = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** What webhooks may be called beyond public addresses over https. */
export class WebhookConfig {
  /** For receivers inside of one's own network. */
  @FromEnv('WEBHOOK_ALLOWED_RANGES', 'address ranges separated by commas: 10.20.0.0/16,fd00:1::/64', {
    parse: (text) => text.split(',').map((range) => ipaddr.parseCIDR(range.trim())),
  })
  @IsArray()
  allowedRanges: AddressRange[] = [];

  /** http:// as well as https://. */
  @FromEnv('WEBHOOK_ALLOW_HTTP', 'true or false')
  @IsBoolean()
  allowHttp = false;
}
