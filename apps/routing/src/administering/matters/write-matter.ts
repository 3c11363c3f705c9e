import { matterChanged } from '../../catalogue/announcements.ts';
import type { CatalogueChange } from '../../catalogue/change-catalogue.ts';
import { type ChangeAction, logChanges } from '../../catalogue/change-log.ts';
import { fieldChanges } from '../../catalogue/domain/field-changes.ts';
import type { MatterContent } from '../../catalogue/domain/matter.ts';
import { saveMatter, type StoredMatter } from '../../catalogue/matter-table.ts';
import type { Authorship } from '../authorship.ts';
import type { MatterView } from './matters.dto.ts';

/** What one change does to a matter. */
interface MatterStep {
  readonly before?: StoredMatter;
  readonly after: Omit<StoredMatter, 'version'>;
  readonly action: ChangeAction;
}

/** Keeps a matter as it is to be, tells its story on and announces it. */
export async function writeMatter(
  change: CatalogueChange,
  { before, after, action }: MatterStep,
  { staff, reason }: Authorship,
): Promise<MatterView> {
  const { manager, outbox, now } = change;
  const written = { ...after, version: (before?.version ?? 0) + 1 };
  const changes = fieldChanges<MatterContent>(before?.content ?? {}, after.content);
  const { code, version } = written;
  await saveMatter(manager, written, change);
  await logChanges(manager, [{ subject: 'matter', id: code, version, action, staff, reason, changes }], change);
  await outbox.append(manager, [matterChanged(written, now)]);
  return viewOf(written, now);
}

export function viewOf({ code, content, retired, version }: StoredMatter, changedAt: Date): MatterView {
  return {
    code,
    name: content.name,
    function: content.function,
    kind: content.kind,
    phrases: [...content.phrases],
    urgentPhrases: [...content.urgentPhrases],
    urgentMonths: [...content.urgentMonths],
    urgentWhen: [...content.urgentWhen],
    coFunctions: content.coFunctions.map((co) => ({ ...co })),
    samples: content.samples.map((sample) => ({
      ...sample,
      subject: sample.subject || undefined,
      coFunctions: [...sample.coFunctions],
    })),
    retired,
    version,
    changedAt,
  };
}

/** What a body says of a matter, as it is stored. */
export function contentFrom(body: Omit<MatterView, 'code' | 'retired' | 'version' | 'changedAt'>): MatterContent {
  const { name, function: functionCode, kind, phrases, urgentPhrases, urgentMonths, urgentWhen } = body;
  return {
    name,
    function: functionCode,
    kind,
    phrases,
    urgentPhrases,
    urgentMonths,
    urgentWhen,
    coFunctions: body.coFunctions.map(({ function: code, always }) => ({ function: code, always })),
    samples: body.samples.map(
      ({ subject = '', body: text, kind: sampleKind, urgent, coFunctions, channel, month }) => ({
        subject,
        body: text,
        kind: sampleKind,
        urgent,
        coFunctions,
        channel,
        month,
      }),
    ),
  };
}
