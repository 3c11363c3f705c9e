import { demoSecret } from '../identity/accounts.ts';

/** A bearer token of a demo account, by its id in identity/accounts.json, through the client credentials grant. */
export async function accessToken(issuer: string, account: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${account}:${demoSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (!answer.access_token) throw new Error(`No token for ${account}: ${answer.error_description ?? response.status}`);
  return answer.access_token;
}
