import { describeService } from '#platform';
import { letters } from './letters.ts';

describe('the API document of a service that is not booted', () => {
  it('needs neither configuration nor servers, and is the same each time', async () => {
    const document = await describeService(letters);
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Xinqiao intake', description: 'Takes letters.' },
    });
    expect(Object.keys(document.paths)).toEqual(Object.keys(document.paths).sort());
    expect(JSON.stringify(await describeService(letters))).toBe(JSON.stringify(document));
  });

  it('says of each operation who may call it and which problems it answers with', async () => {
    const { paths } = await describeService(letters);
    expect(paths['/api/settings']?.post).toMatchObject({
      operationId: 'letters_change',
      security: [{ staff: [] }],
      responses: { 401: {}, 403: {}, 503: {} },
    });
    expect(paths['/api/letters']?.post).toMatchObject({ responses: { 400: {}, 413: {}, 415: {}, 503: {} } });
    expect(paths['/api/cases/{caseNumber}']?.get).toMatchObject({
      security: [{ queryCode: [] }],
      responses: { 401: {}, 404: {} },
    });
  });
});
