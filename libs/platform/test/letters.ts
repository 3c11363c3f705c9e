import { setTimeout as sleep } from 'node:timers/promises';
import { Body, Controller, Get, HttpCode, Module, Param, Post, Query } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Type } from 'class-transformer';
import { IsEmail, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Failure } from '#domain';
import {
  AllowCitizen,
  AllowPublic,
  AllowStaff,
  BodyLimit,
  type CaseEvent,
  Clock,
  CurrentStaff,
  currentRequest,
  OnCaseEvents,
  PinoLogger,
  PresentedQueryCode,
  type ServiceDefinition,
  type Staff,
  UuidPipe,
} from '#platform';

class Sender {
  @IsOptional()
  @IsString()
  name?: string;

  @IsEmail()
  email: string;
}

class Letter {
  @IsString()
  @MaxLength(20)
  subject: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Sender)
  sender?: Sender;
}

class Page {
  @IsOptional()
  @IsInt()
  @Type(() => Number)
  limit?: number;
}

/** One route of each kind, for what the platform does around them. */
@Controller('api')
class LettersController {
  constructor(
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  @Post('letters')
  @AllowPublic()
  @HttpCode(201)
  send(@Body() letter: Letter): object {
    return { subject: letter.subject, cause: currentRequest() };
  }

  @Post('long-letters')
  @AllowPublic()
  @BodyLimit(300_000)
  sendLong(@Body() body: object): object {
    return { keys: Object.keys(body) };
  }

  @Get('letters')
  @AllowPublic()
  list(@Query() page: Page): object {
    return { limit: page.limit };
  }

  @Get('letters/:id')
  @AllowPublic()
  read(@Param('id') id: string): never {
    if (id === 'broken') throw new Error('no letter of 张三 at 13800001234');
    const extra = { current: { status: 'received', allowedActions: ['assign'] } };
    throw new Failure('conflict', 'letter-changed', 'The letter has changed.', { extra });
  }

  @Get('letters/by-id/:letterId')
  @AllowPublic()
  readById(@Param('letterId', UuidPipe) letterId: string): object {
    return { letterId };
  }

  @Get('now')
  @AllowPublic()
  async now(): Promise<object> {
    return { now: await this.clock.now() };
  }

  @Get('slowly')
  @AllowPublic()
  async slowly(): Promise<object> {
    this.logger.info({}, 'Slowly');
    await sleep(300);
    return { slept: 300 };
  }

  @Get('cases/:caseNumber')
  @AllowCitizen()
  track(@PresentedQueryCode() code: string): object {
    return { code };
  }

  @Get('me')
  @AllowPublic()
  me(@CurrentStaff() staff: Staff | undefined): object {
    return { staff };
  }

  @Get('bureaus/:bureauId/queue')
  @AllowStaff({ roles: ['handler', 'bureau-head'], scope: 'bureau' })
  queue(@CurrentStaff() staff: Staff): object {
    return { subject: staff.subject };
  }

  @Get('figures')
  @AllowStaff({ roles: ['supervisor'], scope: 'region' })
  figures(): object {
    return {};
  }

  @Post('settings')
  @AllowStaff({ roles: ['administrator'], scope: 'province' })
  change(@Body() body: object): object {
    return body;
  }
}

/** Makes the service join a consumer group. */
@Controller()
class LettersConsumer {
  @OnCaseEvents('xinqiao.case.opened.v1')
  async follow(@Payload() _events: CaseEvent<'xinqiao.case.opened.v1'>[]): Promise<void> {
    // Only that it listens matters here.
  }
}

@Module({ controllers: [LettersController, LettersConsumer] })
class LettersModule {}

export const letters: ServiceDefinition = {
  name: 'intake',
  description: 'Takes letters.',
  module: LettersModule,
  entities: [],
  migrations: [],
};
