import fc from 'fast-check';
import { anyMessage } from '../../../test/any-message.ts';
import { knowledge } from '../../../test/routing-under-test.ts';
import { lookAt } from '../../deciding/domain/look-at-message.ts';
import type { CitizenMessage } from '../../deciding/domain/message.ts';
import type { LinearHead } from './linear-heads.ts';
import { read, type Reader } from './reader.ts';

const functionsOf = (message: CitizenMessage, reader: Reader = knowledge.reader) =>
  read(lookAt(message, knowledge).evidence, reader).functions;
const surenessOf = (body: string, reader?: Reader) =>
  functionsOf({ channel: 'web', subject: '', body, month: 6 }, reader)[0]!;
/** The same head, which has so much more to say for every class. */
const raised = (head: LinearHead, by: number): LinearHead => ({
  ...head,
  constants: head.constants.map((constant) => constant + by),
});

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

  it('and is less sure of all where more speaks against the likeliest, no surer where more speaks for one that has it anyway', () => {
    const { reader } = knowledge;
    const body = '工地拖欠工资五万元，老板跑了';
    const { share } = surenessOf(body);
    expect(surenessOf(body, { ...reader, functions: raised(reader.functions, -2) }).share).toBeLessThan(share - 0.1);
    expect(surenessOf(body, { ...reader, functions: raised(reader.functions, 1) }).share).toBeCloseTo(share);
  });

  it('and is less sure of a lead where another function is likelier to act along', () => {
    const { reader } = knowledge;
    const body = '学校门口的小摊卖过期的辣条';
    const accompanied = { ...reader, coFunctions: raised(reader.coFunctions, 0.7) };
    expect(surenessOf(body, accompanied).code).toBe(surenessOf(body).code);
    expect(surenessOf(body, accompanied).share).toBeLessThan(surenessOf(body).share - 0.05);
  });

  it('and less than half sure where many functions are about as likely', () => {
    expect(surenessOf('那边一直没有人来看').share).toBeLessThan(0.5);
  });
});
