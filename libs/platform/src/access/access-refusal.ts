import { Failure, type FieldFault } from '#domain';

/** The door stays shut; `challenge` is what `WWW-Authenticate` says of it (RFC 6750 §3). */
export class AccessRefusal extends Failure {
  private constructor(
    kind: 'unauthenticated' | 'forbidden',
    code: string,
    message: string,
    readonly challenge?: string,
    fields?: FieldFault[],
  ) {
    super(kind, code, message, { fields });
  }

  static tokenMissing(): AccessRefusal {
    return new AccessRefusal('unauthenticated', 'token-required', 'A bearer token is required.', bearer());
  }

  /** @param reason fixed text, nothing out of the token */
  static tokenInvalid(reason: string): AccessRefusal {
    return new AccessRefusal('unauthenticated', 'invalid-token', reason, bearer('invalid_token', reason));
  }

  static insufficient(reason: string): AccessRefusal {
    return new AccessRefusal('forbidden', 'insufficient-rights', reason, bearer('insufficient_scope', reason));
  }

  static queryCodeMissing(): AccessRefusal {
    const fault = { field: 'X-Query-Code', rule: 'required', message: 'The query code goes into this header.' };
    const message = 'The query code of the case is required.';
    return new AccessRefusal('unauthenticated', 'query-code-required', message, 'QueryCode realm="xinqiao"', [fault]);
  }
}

function bearer(error?: string, description?: string): string {
  const details = error ? `, error="${error}", error_description="${description}"` : '';
  return `Bearer realm="xinqiao"${details}`;
}
