import { IsInt, IsString, Min } from 'class-validator';
import { type EventCatalogue, eventHandler, type EventsOf } from '../src/index.ts';

/** A lamp was switched: the events of these tests, `count` telling the order in which a lamp's were announced. */
class LampSwitched {
  @IsString()
  lamp: string;

  @IsInt()
  @Min(1)
  count: number;
}

export class LampBroken {
  @IsString()
  lamp: string;

  @IsInt()
  count: number;
}

export const lampCatalogue = {
  'lamp.switched.v1': { payload: LampSwitched, topic: 'lamps.v1' },
  'lamp.broken.v1': { payload: LampBroken, topic: 'repairs.v1' },
} as const satisfies EventCatalogue;

export type LampEvents = EventsOf<typeof lampCatalogue>;

export const OnLampEvents = eventHandler<LampEvents>();
