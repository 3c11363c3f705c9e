/** What every service boots with. */
export { AccessRefusal } from './access/access-refusal.ts';
export {
  type AccessRule,
  AllowCitizen,
  AllowPublic,
  AllowStaff,
  CurrentStaff,
  PresentedQueryCode,
  type StaffScope,
} from './access/rules.ts';
export { requireCaseScope, requireRegionScope, searchedRegion } from './access/scope.ts';
export { type Staff, type StaffRole, staffRoles } from './access/staff.ts';
export { policyChanged, PolicyVersionView, ReasonBody, VersionedBody } from './administering/versioned.dto.ts';
export { type AuditEntry, recordInAudit } from './audit/audit-entry.ts';
export { RecordsSight, RecordsSightOfList } from './audit/records-sight.ts';
export { configProvider, ENVIRONMENT } from './configuration/configuration.providers.ts';
export { FromEnv } from './configuration/from-env.ts';
export { ConfigurationError, type Environment, loadConfig } from './configuration/load-config.ts';
export { PlatformConfig } from './configuration/platform.config.ts';
export { createService } from './create-service.ts';
export {
  announcedBureaus,
  type DirectoryEvent,
  directoryEventTypes,
  newestOfEach,
} from './directory/announced-bureaus.ts';
export { mergedQuery, Mergers, readMergers } from './directory/mergers.ts';
export { MergersModule } from './directory/mergers.module.ts';
export { Clock } from './database/clock.ts';
export { GroupCommit } from './database/group-commit.ts';
export { transact } from './database/transact.ts';
export { type CaseEvent, CaseOutbox, OnCaseEvents } from './events.ts';
export { largestFile } from './files/accepted-types.ts';
export { cleanName } from './files/clean-name.ts';
export { FilesModule } from './files/files.module.ts';
export { demandHold, giveUp, holdOn, letGo, noteOnItsWay } from './files/loose-file-table.ts';
export { openFile } from './files/open-file.ts';
export { FileInBody, GivesFile, handedOut, type SentFile, TakesFile } from './files/sent-file.ts';
export { FileStore } from './files/storing/file-store.ts';
export { FilesConfig } from './files/storing/files.config.ts';
export { SweepLooseFiles } from './files/sweep-loose-files.ts';
export { TakeFile, type TakenFile } from './files/take-file.ts';
export {
  demandIdempotencyKey,
  digestOf,
  idempotencyKeyHeader,
  type KeyedRequest,
  keyedRequest,
  keyReused,
  parseIdempotencyKey,
} from './http/idempotency-key.ts';
export { BodyLimit, LastsLong } from './http/route-settings.ts';
export { type Route, Routes, UndeclaredAccess } from './http/routes.ts';
export { admitRow, RowsIn } from './http/rows.ts';
export { UuidPipe } from './http/uuid.pipe.ts';
export { RepeatUntilShutdown } from './lifecycle/repeat-until-shutdown.ts';
export { createLogger } from './logging/logger.ts';
export { ensureMonths, monthsOf } from './months/ensure-months.ts';
export { firstIdAt, type Month, timeOfId } from './months/month.ts';
export { boundsOf, type MonthlyTable, partitionOf } from './months/monthly-table.ts';
export { PinoLogger } from './logging/pino-logger.ts';
export { describeService } from './openapi/describe-service.ts';
export { MayRefuse } from './openapi/may-refuse.ts';
export { openApiDocument } from './openapi/openapi-document.ts';
export { Cursor, highestId } from './pages/cursor.ts';
export { PageQuery } from './pages/page-query.dto.ts';
export { runService } from './run-service.ts';
export { ContactSeal, ContactSealConfig, ContactSealModule } from './secrets/contact-seal.ts';
export { KeyMissing, SealBroken, type Sealed } from './secrets/sealed-text.ts';
export { SecretSeal } from './secrets/secret-seal.ts';
export { resealContacts, runResealing, type SealedContacts } from './secrets/reseal-contacts.ts';
export { QueryCode, QueryCodeConfig, QueryCodeModule } from './secrets/query-code.ts';
export { type ServiceDefinition, type ServiceName } from './service-definition.ts';
export { startService } from './start-service.ts';
export { currentRequest } from './tracing/current-trace.ts';
