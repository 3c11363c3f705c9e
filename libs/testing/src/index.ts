/** What tests stand on: real servers, a database and topics of their own, the clock in their hands. */
export type { ServiceInstance, System } from '../../../deploy/local/system.ts';
export { BucketServer } from './bucket-server.ts';
export { eventually } from './eventually.ts';
export { freezableServers, type FreezableServers, freeze, thaw } from './freezable-servers.ts';
export { infrastructure, type Infrastructure } from './infrastructure.ts';
export { type PublishedEvent, publishEvents } from './publish-events.ts';
export { serviceDatabase, type ServiceDatabase } from './service-database.ts';
export { serviceEnvironment } from './service-environment.ts';
export { shiftClock } from './shift-clock.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
export { testSystem, type TestSystemOptions } from './test-system.ts';
export { testTopicPrefix, testTopics, type TestTopics } from './test-topics.ts';
export { TokenIssuer } from './token-issuer.ts';
