/** The service's logger, to be injected: fields first, then a sentence. No field holds personal data. */
export abstract class PinoLogger {
  abstract debug(fields: object, sentence: string): void;
  abstract info(fields: object, sentence: string): void;
  abstract warn(fields: object, sentence: string): void;
  abstract error(fields: object, sentence: string): void;
}
