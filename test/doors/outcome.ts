interface Fault {
  readonly rule: string;
}

export interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly detail?: string;
    readonly errors?: readonly Fault[];
    /** Of a batch, or of a bulk action. */
    readonly results?: readonly { readonly problem?: { readonly code?: string; readonly errors?: readonly Fault[] } }[];
    /** Of a case. */
    readonly status?: string;
    /** Of a page. */
    readonly entries?: readonly { readonly id?: string }[];
  };
}

/** Done, or too late for what somebody may do. */
const letIn = [200, 201, 204, 409];
/** 404 where not even the existence of a thing is told. */
const refused = [401, 403, 404];

/** What became of somebody at a door; anything else than being let in or refused is the row's fault, or the service's. */
export function outcomeOf(answer: Answer): string {
  if (refused.includes(answer.status) || isOfAnotherRegion(answer) || isBatchRefused(answer)) return 'refused';
  return letIn.includes(answer.status) ? 'let in' : explained(answer);
}

/** Whoever gives a case to a bureau is held to his region by the bureau that he names, before the case is looked at. */
function isOfAnotherRegion({ body }: Answer): boolean {
  return rulesIn(body.errors).join() === 'in-your-region';
}

/** A batch is answered row by row, and a bulk action case by case. */
function isBatchRefused({ body }: Answer): boolean {
  const problem = body.results?.[0]?.problem;
  return rulesIn(problem?.errors).join() === 'own-channel' || problem?.code === 'insufficient-rights';
}

function rulesIn(errors: readonly Fault[] = []): string[] {
  return errors.map(({ rule }) => rule);
}

function explained({ status, body }: Answer): string {
  return [status, body.detail, ...(body.errors ?? []).map((fault) => JSON.stringify(fault))].join(' ');
}
