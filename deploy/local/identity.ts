/**
 * A standards-conforming OpenID Connect provider with demo accounts, for `npm start` and tests.
 * Usage: node deploy/local/identity.ts --port PORT --data FOLDER
 */
import { parseArgs } from 'node:util';
import { Provider } from 'oidc-provider';
import { configuration } from './identity/configuration.ts';
import { identityKeys } from './identity/keys.ts';

if (process.env.NODE_ENV === 'production') {
  process.stderr.write(
    'Everyone knows the secrets of these accounts: in production set OIDC_ISSUER to a provider of yours.\n',
  );
  process.exit(1);
}

const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } });
const port = Number(values.port);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, configuration(await identityKeys(values.data ?? '.data')));
const server = provider.listen(port, '127.0.0.1', () => process.stdout.write(`OpenID Connect provider at ${issuer}\n`));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
