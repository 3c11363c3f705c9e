import fc from 'fast-check';
import { anyMessage } from '../../../test/any-message.ts';
import { knowledge } from '../../../test/routing-under-test.ts';
import { lookAt } from '../../deciding/domain/look-at-message.ts';
import type { CitizenMessage } from '../../deciding/domain/message.ts';
import { read } from './reader.ts';

const functionsOf = (message: CitizenMessage) => read(lookAt(message, knowledge).evidence, knowledge.reader).functions;
const surenessOf = (body: string) => functionsOf({ channel: 'web', subject: '', body, month: 6 })[0]!;

describe('a reading says of every function how likely it is', () => {
  it('in shares that add up to 1, likeliest first', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const shares = functionsOf(message).map(({ share }) => share);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
        expect(shares).toEqual(shares.toSorted((one, other) => other - one));
      }),
    );
  });

  it('and is never all but certain where little speaks for the likeliest, however far the others are behind', () => {
    expect(surenessOf('工地拖欠工资五万元，老板跑了').share).toBeGreaterThan(0.9);
    expect(surenessOf('醯醢觥筹').share).toBeLessThan(0.75);
  });
});
