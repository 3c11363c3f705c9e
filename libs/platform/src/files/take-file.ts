import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../database/clock.ts';
import { PinoLogger } from '../logging/pino-logger.ts';
import { giveUp, noteOnItsWay } from './loose-file-table.ts';
import { type Measured, ReceiveFile } from './receive-file.ts';

/** A file as it is sent. */
export interface IncomingFile {
  /** The media type that the sender states; one of those that are taken. */
  readonly stated: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** A file that is in the store; nothing knows it yet but its sweep. */
export interface TakenFile extends Measured {
  readonly id: string;
}

/**
 * Takes a file into the store and then into a table. It is in the store before it is in the table, so what the table shows is always
 * there; a file that did not come so far is swept.
 */
@Injectable()
export class TakeFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly receiving: ReceiveFile,
    private readonly logger: PinoLogger,
  ) {}

  /**
   * @param enter writes it into its table, in one transaction with `demandHold`
   * @throws Failure for what is wrong with the file or the store; what `enter` and `content` throw
   */
  async take<T>(
    { content, stated }: IncomingFile,
    enter: (manager: EntityManager, file: TakenFile) => Promise<T>,
  ): Promise<T> {
    const id = uuidv7();
    await noteOnItsWay(this.dataSource.manager, id, await this.clock.now());
    try {
      const measured = await this.receiving.receive(id, content, stated);
      return await this.dataSource.transaction((manager) => enter(manager, { id, ...measured }));
    } catch (error) {
      await this.giveUp(id);
      throw error;
    }
  }

  /** What cannot be said now is true in an hour by itself. */
  private async giveUp(id: string): Promise<void> {
    try {
      await giveUp(this.dataSource.manager, id, await this.clock.now());
    } catch (error) {
      this.logger.warn(
        { err: error, file: id },
        'A file that came to nothing lies in the store until its hour is over',
      );
    }
  }
}
