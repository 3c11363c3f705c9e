import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The service's API document, made when somebody first asks for it. */
@Injectable()
export class ApiDocument {
  private document?: OpenAPIObject;
  private make?: () => OpenAPIObject;

  /** Tells how it is made; only the assembled application knows. */
  describeBy(make: () => OpenAPIObject): void {
    this.make = make;
  }

  read(): OpenAPIObject {
    this.document ??= this.make?.();
    if (!this.document) throw new Error('The API document was asked for before the service was assembled');
    return this.document;
  }
}
