import { IsReadableText } from '#contracts';

export class RevealContactBody {
  /** What it is needed for; kept, and shown to who supervises the case. */
  @IsReadableText(300)
  reason: string;
}

/** How the citizen can be reached, as far as he said. */
export class ContactView {
  name?: string;

  phone?: string;

  email?: string;
}

/** Somebody had the contact shown whole. */
export class ContactRevealView {
  /** Opaque subject. */
  staff: string;

  at: Date;

  reason: string;
}
