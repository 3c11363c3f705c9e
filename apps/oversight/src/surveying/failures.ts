import { Failure } from '#domain';
import type { Question } from './question-table.ts';
import type { Survey } from './survey-table.ts';

export function surveyNotFound(): Failure {
  return new Failure('not-found', 'survey-not-found', 'There is no survey with this id.');
}

/** A bureau learns of no question but its own. */
export function questionNotFound(): Failure {
  return new Failure('not-found', 'question-not-found', 'There is no such question to this bureau.');
}

export function questionChanged({ state, version }: Question): Failure {
  return new Failure('conflict', 'question-changed', 'The question was answered meanwhile.', {
    extra: { current: { state, version } },
  });
}

export function surveyChanged({ version }: Survey): Failure {
  return new Failure('conflict', 'survey-changed', 'The survey has changed meanwhile.', {
    extra: { current: { version } },
  });
}

export function surveyConcluded(): Failure {
  return new Failure('conflict', 'survey-concluded', 'The survey is concluded.');
}

export function surveyNotConcluded(): Failure {
  const message = 'The survey has no outcome yet, so there is no mechanism to look at.';
  return new Failure('conflict', 'survey-not-concluded', message);
}

export function nothingToAsk(functionCode: string): Failure {
  const message = `No bureau in this scope has the function ${functionCode}.`;
  const fault = { field: 'function', rule: 'served-function', message };
  return new Failure('invalid', 'invalid-request', 'There is nobody to ask.', { fields: [fault] });
}

/** Whoever names a city means no more than that. */
export function cityNotSurveyed(): Failure {
  const message = 'cityCode must be left out unless the counties of a city are asked.';
  const fault = { field: 'cityCode', rule: 'only-of-counties', message };
  return new Failure('invalid', 'invalid-request', 'The scope is more than the city.', { fields: [fault] });
}

export function functionNotKnown(): Failure {
  const message = 'function must be named: the case has none yet.';
  const fault = { field: 'function', rule: 'required', message };
  return new Failure('invalid', 'invalid-request', 'It is not known which bureaus to ask.', { fields: [fault] });
}
