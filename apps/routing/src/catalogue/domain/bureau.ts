/** 承办单位: a department of one Region, as a decision names it. */
export interface Bureau {
  readonly id: string;
  readonly name: string;
  /** Six digits; a township's office has its county's. */
  readonly regionCode: string;
}

/** A stretch of a working day, `08:30` to `12:00`, by the clock of Asia/Shanghai. */
export interface OfficeHours {
  readonly opens: string;
  readonly closes: string;
}

/** 承办单位 as the directory keeps it. */
export interface BureauRecord extends Bureau {
  /** Nine digits: the township whose office it is; absent for bureaus of a county, city or province. */
  readonly township?: string;
  /** Its duty list: codes of the functions that it serves in its Region, or served until it was merged. */
  readonly functions: readonly string[];
  readonly officeHours: readonly OfficeHours[];
  /** The bureau above it. */
  readonly parentId?: string;
  /** Into which it was merged; absent while it is in force. */
  readonly successorId?: string;
  /** Absent where it was there before the directory. */
  readonly validFrom?: Date;
  /** Absent while it is in force. */
  readonly validUntil?: Date;
  /** 1 at first and one more with each change. */
  readonly version: number;
}

/** The code of the Region in which a bureau does its duties. */
export const placeOf = ({ township, regionCode }: Pick<BureauRecord, 'township' | 'regionCode'>): string =>
  township ?? regionCode;

export const isInForce = ({ successorId }: Pick<BureauRecord, 'successorId'>): boolean => successorId === undefined;
