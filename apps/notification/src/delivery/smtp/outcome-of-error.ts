import type { Outcome } from '../domain/outcome.ts';

/** What nodemailer tells of a failure beside its message. */
interface SmtpError {
  readonly code?: string;
  /** RFC 5321 §4.2. */
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}

/** Nobody but a person can mend these: credentials, certificates, settings. */
const misconfigurations = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'ECONFIG']);
const connectionFailures = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'EPROTOCOL', 'EPROXY']);
/** 530 and 535 want authentication, 534 and 538 a stronger one (RFC 4954 §6). */
const authenticationReplies = new Set([530, 534, 535, 538]);

/** Which of our reactions an SMTP failure asks for. What is unknown is tried again. */
export function outcomeOfError(error: unknown): Outcome {
  const failure = Object(error) as SmtpError;
  const { code = 'unknown', responseCode, command } = failure;
  const problem = problemOf(failure);
  if (misconfigurations.has(code)) return { kind: 'unreachable', problem, misconfigured: true };
  if (connectionFailures.has(code)) return { kind: 'unreachable', problem, misconfigured: false };
  if (responseCode === undefined) return { kind: code === 'EENVELOPE' ? 'refused' : 'deferred', problem };
  if (responseCode === 421) return { kind: 'unreachable', problem, misconfigured: false };
  const permanent = responseCode >= 500;
  // The sender's own address is refused: no message of ours will pass.
  const aboutUs = authenticationReplies.has(responseCode) || (permanent && command === 'MAIL FROM');
  if (aboutUs) return { kind: 'unreachable', problem, misconfigured: true };
  return { kind: permanent ? 'refused' : 'deferred', problem };
}

/** Codes only; the enhanced one (RFC 3463) is the server's reason in three numbers. */
function problemOf({ code, responseCode, response, command }: SmtpError): string {
  const enhanced = response ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined;
  return [code ?? 'unknown', responseCode, enhanced, command && `at ${command}`].filter(Boolean).join(' ');
}
