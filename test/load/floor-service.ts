/**
 * The floor under intake: the same platform, route shape and validation as `POST /api/messages`, answering without
 * storing anything. Runs as a process of its own, with intake's environment.
 */
import 'reflect-metadata';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { AllowPublic, runService } from '#platform';

type Submission = typeof import('../../apps/intake/src/submission/submit-message.dto.ts');
const { SubmitMessageDto } = (await import(
  new URL('../../dist/apps/intake/src/submission/submit-message.dto.js', import.meta.url).href
)) as Submission;

class Floor {
  take(message: InstanceType<typeof SubmitMessageDto>): object {
    return {
      caseNumber: '20260101-0000000-1',
      queryCode: 'AAAA-AAAA-AAAA',
      submittedAt: message.sentAt ?? '2026-01-01T00:00:00.000Z',
    };
  }
}

class FloorModule {}

// Node runs this file as it is, and cannot read decorators; applied by hand they do the same.
const take = Object.getOwnPropertyDescriptor(Floor.prototype, 'take')!;
Reflect.defineMetadata('design:paramtypes', [SubmitMessageDto], Floor.prototype, 'take');
Body()(Floor.prototype, 'take', 0);
Post('messages')(Floor.prototype, 'take', take);
AllowPublic()(Floor.prototype, 'take', take);
Controller('api')(Floor);
Module({ controllers: [Floor] })(FloorModule);

await runService({
  name: 'intake',
  description: 'Validates and forgets.',
  module: FloorModule,
  entities: [],
  migrations: [],
  consumes: false,
});
