import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide } from '../src/deciding/domain/decide.ts';
import type { Knowledge } from '../src/deciding/domain/knowledge.ts';
import type { CitizenMessage } from '../src/deciding/domain/message.ts';
import type { Answer, Judged, LabelledMessage } from './score.ts';

/** What a router with this knowledge answers to the messages of a set, as `routing-dev`. */
export function judgeSet(set: string, knowledge: Knowledge): Judged[] {
  const rows = readFileSync(join(import.meta.dirname, `${set}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return rows.map((row) => {
    const message = JSON.parse(row) as LabelledMessage;
    return { message, answer: answerTo(message, knowledge) };
  });
}

export function citizenMessage({ channel, subject, body, regionHint, season }: LabelledMessage): CitizenMessage {
  return {
    channel: (channel === 'mailbox' ? 'leader-mailbox' : channel) as CitizenMessage['channel'],
    subject,
    body,
    regionHint: regionHint ?? undefined,
    month: Number(season.slice(5, 7)),
  };
}

function answerTo(message: LabelledMessage, knowledge: Knowledge): Answer {
  const decision = decide(citizenMessage(message), knowledge);
  return {
    kind: decision.kind,
    function: decision.function,
    coFunctions: decision.coFunctions,
    region: decision.jurisdiction?.code,
    urgent: decision.urgent,
    triage: !decision.sure,
    confidence: decision.confidence,
  };
}
