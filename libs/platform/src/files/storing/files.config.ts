import { FromEnv } from '../../configuration/from-env.ts';
import { IsBoolean, IsNotEmpty, IsOptional, IsUrl, Matches } from 'class-validator';

/** Where attachments lie: in a folder, or in a bucket where one is named. */
export class FilesConfig {
  @FromEnv('ATTACHMENTS_DIRECTORY', 'a folder that outlives the process; shared where several instances run')
  @IsNotEmpty()
  directory = '.data/attachments';

  @FromEnv('ATTACHMENTS_BUCKET', 'the name of an S3 bucket, in place of a folder')
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
  bucket?: string;

  @FromEnv('ATTACHMENTS_S3_ENDPOINT', 'the http(s) URL of an S3-compatible server')
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  endpoint?: string;

  @FromEnv('ATTACHMENTS_S3_REGION', 'the region of the bucket')
  @IsNotEmpty()
  region = 'us-east-1';

  @FromEnv('ATTACHMENTS_S3_PATH_STYLE', 'true where the bucket stands in the path, false where in the host')
  @IsBoolean()
  inPath = false;

  @FromEnv('ATTACHMENTS_S3_KEYS', 'accessKeyId:secretAccessKey', { secret: true, parse: parseCredentials })
  @IsOptional()
  credentials?: Credentials;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

function parseCredentials(text: string): Credentials {
  const [, accessKeyId, secretAccessKey] = /^([^:\s]+):(\S+)$/.exec(text) ?? [];
  if (!accessKeyId || !secretAccessKey) throw new SyntaxError('No pair of keys');
  return { accessKeyId, secretAccessKey };
}
