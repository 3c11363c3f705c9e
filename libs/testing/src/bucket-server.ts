import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findJava } from '../../../deploy/local/kafka/java.ts';
import { type Child, launch } from '../../../deploy/local/processes/child.ts';
import { mavenJars } from '../../../deploy/local/processes/maven-jars.ts';
import { freePorts } from '../../../deploy/local/processes/ports.ts';
import { untilReady } from '../../../deploy/local/processes/until-ready.ts';
import { scratchFolder } from './servers/scratch-folder.ts';

const program = {
  name: 'S3Mock',
  pom: join(import.meta.dirname, 'bucket-server/pom.xml'),
  otherwise: 'as for Kafka.',
};

/** A server that speaks the protocol of Amazon S3 on loopback, with one empty bucket. */
export class BucketServer {
  private constructor(
    readonly endpoint: string,
    private readonly child: Child,
    private readonly clear: () => Promise<void>,
  ) {}

  static readonly bucket = 'attachments';

  static async start(): Promise<BucketServer> {
    const [folder, jars] = await Promise.all([scratchFolder(), mavenJars(program)]);
    const [port = 0, securePort = 0] = await freePorts(2);
    const endpoint = `http://127.0.0.1:${port}`;
    const plan = {
      name: program.name,
      command: findJava(),
      args: [
        ...['-Xmx256m', '-XX:TieredStopAtLevel=1', '-jar', join(jars, readdirSync(jars)[0] ?? '')],
        `--com.adobe.testing.s3mock.httpPort=${port}`,
        `--server.port=${securePort}`,
        `--com.adobe.testing.s3mock.store.root=${join(folder.path, 'buckets')}`,
        `--com.adobe.testing.s3mock.store.initialBuckets=${BucketServer.bucket}`,
      ],
      logFile: join(folder.path, 'logs/bucket.log'),
      pidFile: join(folder.path, 'pids/bucket.pid'),
    };
    const child = await launch(plan);
    await untilReady(plan, child, () => fetch(endpoint), 45_000);
    return new BucketServer(endpoint, child, folder.remove);
  }

  async stop(): Promise<void> {
    await this.child.stop();
    await this.clear();
  }
}
