/** What the doors have in common at which an administrator says anew what holds. */
import { IsReadableText, IsVersion } from '#contracts';
import { Failure } from '#domain';
import { ApiProperty } from '@nestjs/swagger';

export class ReasonBody {
  /** Why; kept in the history. */
  @IsReadableText(300)
  reason: string;
}

export class VersionedBody extends ReasonBody {
  /** The version that was seen; if there is a newer one, the answer is 409 and nothing happens. */
  @IsVersion()
  version: number;
}

/** One version of a policy: what does not depend on what it says. */
export class PolicyVersionView {
  /** 1 for what is shipped; to be sent with a change. */
  @ApiProperty({ type: 'integer' })
  version: number;

  /** Opaque subject of who made this version; absent of what is shipped, as are the next two. */
  staff?: string;

  reason?: string;

  changedAt?: Date;
}

/** Somebody has changed the policy meanwhile. @param current as it is */
export function policyChanged(current: PolicyVersionView | undefined): Failure {
  return new Failure('conflict', 'policy-changed', 'The policy is not the one that you saw: look at it first.', {
    extra: { current },
  });
}
