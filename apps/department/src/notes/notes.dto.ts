import { IsReadableText } from '#contracts';

/** 内部备注. */
export class WriteNoteBody {
  @IsReadableText(5000)
  text: string;
}

/** What somebody of the staff wrote for their own bureau and its supervisors. */
export class NoteView {
  id: string;

  /** Absent on one that the desk wrote: a triage officer or a supervisor. */
  bureauId?: string;

  /** Opaque id of who wrote it. */
  staff: string;

  /** Absent on one that was withdrawn, but for supervisors. */
  text?: string;

  writtenAt: Date;

  withdrawnAt?: Date;
}

/** Newest first. */
export class NotePage {
  entries: NoteView[];

  /** To be sent as `after` for the next page; absent on the last. */
  next?: string;
}
