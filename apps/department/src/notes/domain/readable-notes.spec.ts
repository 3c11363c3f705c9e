import { v7 as uuidv7 } from 'uuid';
import {
  handler,
  officer,
  stranger,
  supervisor,
  supervisorOf,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../../test/samples.ts';
import type { CaseState } from '../../handling/domain/case-state.ts';
import type { Role } from '../../handling/domain/who-may.ts';
import { readableNotes } from './readable-notes.ts';

const placed = {
  id: uuidv7(),
  status: 'assigned',
  lead: xiangchengLabour,
  coHandling: [],
  regionCode: '411681',
} as unknown as CaseState;

it.each([
  ['a handler', handler, { everybodys: false, bureauId: xiangchengLabour.id, bureauIds: [xiangchengLabour.id] }],
  [
    'a handler of the bureau into which it was merged',
    { ...stranger, formerBureauIds: [xiangchengLabour.id] },
    {
      everybodys: false,
      bureauId: xiangchengUrbanManagement.id,
      bureauIds: [xiangchengUrbanManagement.id, xiangchengLabour.id],
    },
  ],
  ['a handler of a bureau that is not at work on it', stranger, undefined],
  ['a leader', { ...supervisor, roles: ['leader'] }, undefined],
  ['a triage officer', officer, { everybodys: false, bureauId: undefined }],
  ['a supervisor', supervisor, { everybodys: true, bureauId: undefined }],
  ['a supervisor of another region', supervisorOf('411000'), undefined],
])('lets %s read what is theirs', (_, staff, expected) => {
  expect(readableNotes(staff, placed)).toEqual(expected);
});

it('lets a supervisor who works at the lead bureau write for that bureau', () => {
  const roles: Role[] = ['handler', 'supervisor'];
  const both = { ...handler, roles, regionCode: '411681' };
  expect(readableNotes(both, placed)).toMatchObject({ everybodys: true, bureauId: xiangchengLabour.id });
});
