import type { Kind } from '#domain';
import type { Repeat } from '../../repetition/domain/repeat-of.ts';
import type { Bureau } from '../../catalogue/domain/bureau-directory.ts';

/** 派单: what the router proposes. It is plain data and holds no words of the writer. */
export interface RoutingDecision {
  /** Only with a clear function and a certain place; otherwise a person decides. */
  readonly sure: boolean;
  readonly kind: Kind;
  readonly matter?: { readonly code: string; readonly name: string };
  readonly function?: string;
  readonly coFunctions: readonly string[];
  readonly jurisdiction?: { readonly code: string; readonly name: string };
  /** 主办. */
  readonly lead?: Bureau;
  /** 协办. */
  readonly coHandling: readonly Bureau[];
  /** The bureaus that it complains about: none of them is to handle it. */
  readonly about: readonly Bureau[];
  readonly urgent: boolean;
  /** 重复反映: the first open case of the same person about the same matter. */
  readonly repeatOf?: Repeat;
  /** Of the function, 0 to 1. */
  readonly confidence: number;
  /** In Chinese that a citizen could read. */
  readonly reasons: readonly string[];
  /** Another matter that the message seems to hold as well: perhaps it is to be handled apart. */
  readonly besides?: SecondMatter;
  /** The best of the others: those that would act on its other matters, in its order, then the likeliest; at most three. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly bureau: Bureau;
  readonly function: string;
  readonly confidence: number;
  /** Why it may be that one's, in Chinese that a citizen could read. */
  readonly reason: string;
}

/** 另一件事: what a message tells besides its matter. */
export interface SecondMatter {
  readonly function: string;
  readonly matter?: { readonly code: string; readonly name: string };
  /** Absent where the place is not known, or the message complains about the bureau. */
  readonly bureau?: Bureau;
}
