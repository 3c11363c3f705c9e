import type { Channel, Kind } from '#domain';
import type { Location } from './locate.ts';

/** What routing reads of a citizen's Message. */
export interface CitizenMessage {
  readonly channel: Channel;
  /** What the writer ticked. */
  readonly kind?: Kind;
  readonly subject: string;
  readonly body: string;
  /** Code of the Region that the writer addressed or the channel serves. */
  readonly regionHint?: string;
  /** Where the writer was, or what he points at. */
  readonly location?: Location;
  /** Month of submission in Shanghai, 1–12: what is urgent depends on the season. */
  readonly month: number;
}

/** The words of a message, subject line first, as `plainText` leaves them. */
export interface Words {
  readonly text: string;
  /** Where the subject line ends in the text. */
  readonly subjectEnd: number;
}
