import 'reflect-metadata';
import fc from 'fast-check';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  ValidateIf,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { checkPayload, InvalidPayload } from './check-payload.ts';

class Bulb {
  @IsInt()
  @Max(100)
  watts: number;
}

class Fixture {
  @IsString()
  @Length(1, 5)
  room: string;
}

class Lamp extends Fixture {
  @IsIn(['on', 'off'])
  state: string;

  @ValidateIf((_, value) => value !== undefined)
  @ValidateNested()
  @Type(() => Bulb)
  spare?: Bulb;

  @IsArray()
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => Bulb)
  bulbs: Bulb[];

  @IsOptional()
  @IsString({ each: true })
  labels?: string[];
}

const bulb = fc.record({ watts: fc.oneof(fc.integer({ min: 90, max: 110 }), fc.constant('bright')) });
const junk = fc.oneof(fc.constant(null), fc.constant(7), fc.constant('x'), fc.constant([]), fc.constant({}));
const lamp = fc.record(
  {
    room: fc.oneof(fc.string({ maxLength: 6 }), junk),
    state: fc.constantFrom('on', 'off', 'dim'),
    spare: fc.oneof(bulb, junk),
    bulbs: fc.oneof(fc.array(bulb, { maxLength: 3 }), junk),
    labels: fc.oneof(fc.array(fc.oneof(fc.string(), junk), { maxLength: 2 }), junk),
    unknown: junk,
  },
  { requiredKeys: ['room', 'state', 'bulbs'] },
);
const good = { room: 'hall', state: 'on', bulbs: [{ watts: 60 }], spare: { watts: 40 } };

describe('checkPayload', () => {
  it('admits and refuses exactly what class-validator does', () => {
    fc.assert(
      fc.property(lamp, (payload) => {
        const isValid = validateSync(plainToInstance(Lamp, payload)).length === 0;
        if (isValid) expect(checkPayload(Lamp, payload)).toEqual(plainToInstance(Lamp, payload));
        else expect(() => checkPayload(Lamp, payload)).toThrow(InvalidPayload);
      }),
      { numRuns: 2_000 },
    );
  });

  it('makes instances all the way down, and leaves the payload as it was', () => {
    const payload = structuredClone(good);
    const checked = checkPayload(Lamp, payload);
    expect(checked).toBeInstanceOf(Lamp);
    expect(checked.spare).toBeInstanceOf(Bulb);
    expect(checked.bulbs[0]).toBeInstanceOf(Bulb);
    expect(payload).toEqual(good);
    expect(payload.spare).not.toBeInstanceOf(Bulb);
  });

  it('names the field and the rule of every fault, and never the value', () => {
    const payload = { ...good, room: 'Secret Chamber', bulbs: [{ watts: 60 }, { watts: 500 }] };
    expect(() => checkPayload(Lamp, payload)).toThrow(
      'Lamp: bulbs.1.watts must not be greater than 100; room must be shorter than or equal to 5 characters',
    );
  });

  it('lets pass a field that a newer publisher has added', () => {
    expect(checkPayload(Lamp, { ...good, colour: 'red' })).toMatchObject(good);
  });

  it.each([[undefined], [null], ['text'], [[]], [JSON.parse('{"__proto__": {"room": "hall"}}')]])(
    'refuses %p, which is no payload',
    (payload) => {
      expect(() => checkPayload(Lamp, payload)).toThrow(InvalidPayload);
    },
  );
});
