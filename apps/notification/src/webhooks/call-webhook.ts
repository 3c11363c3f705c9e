import { request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Outcome } from '../delivery/domain/outcome.ts';
import { isReachable, type Range } from './domain/reachable-address.ts';
import { literalAddress } from './domain/webhook-url.ts';
import { ForbiddenAddress } from './guarded-lookup.ts';

/** From the lookup of the name to the end of the answer, ms. */
const longestCallMs = 10_000;
/** What a receiver answers is not kept; more of it than this is not even read. */
const mostAnswerBytes = 16 * 1024;
const gone = 410;

export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Ways {
  readonly allowedRanges: readonly Range[];
  readonly lookup: LookupFunction;
  /** Ends the call: the service stops. */
  readonly signal: AbortSignal;
}

/**
 * Posts to a receiver, on a connection of its own, and follows no redirect. Never throws: what is not 2xx or no answer is
 * put off; 410 is a receiver's wish not to be called again.
 */
export async function callWebhook(call: Call, ways: Ways): Promise<Outcome> {
  try {
    const status = await post(call, ways);
    if (status >= 200 && status < 300) return { kind: 'sent' };
    return { kind: status === gone ? 'refused' : 'deferred', problem: `HTTP ${status}` };
  } catch (error) {
    return { kind: 'deferred', problem: problemOf(error) };
  }
}

/** @returns the status, once the answer has come whole */
function post({ url, headers, body }: Call, { allowedRanges, lookup, signal }: Ways): Promise<number> {
  const { protocol, hostname } = new URL(url);
  const address = literalAddress(hostname);
  // Of an address that stands in the URL itself nobody is asked.
  if (address !== undefined && !isReachable(address, allowedRanges)) return Promise.reject(new ForbiddenAddress());
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    lookup,
    headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(longestCallMs)]),
  };
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? overHttps : overHttp)(url, options, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= mostAnswerBytes) return;
        resolve(answer.statusCode ?? 0);
        request.destroy();
      });
      answer.on('end', () => {
        resolve(answer.statusCode ?? 0);
      });
      answer.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A code and never a message, which would repeat the address. */
function problemOf(error: unknown): string {
  const { code, name, cause } = Object(error) as { code?: string; name?: string; cause?: Error };
  if (cause?.name === 'TimeoutError') return 'ETIMEDOUT';
  return [code, name].find((word) => typeof word === 'string') ?? 'unknown';
}
