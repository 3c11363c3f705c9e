import { services } from '../services.ts';
import { rolePassword } from './role-password.ts';

it('comes out the same whenever the same administrator provisions, on whichever database of the server', () => {
  const [one, other] = ['xinqiao', 'test'].map((database) =>
    rolePassword(`postgres://admin:secret@db:5432/${database}`),
  );
  expect(services.map((service) => one?.(service))).toEqual(services.map((service) => other?.(service)));
});

it('differs from role to role and from administrator to administrator', () => {
  const urls = ['postgres://admin:secret@db/x', 'postgres://admin:other@db/x'];
  const passwords = urls.flatMap((url) => services.map(rolePassword(url)));
  expect(new Set(passwords).size).toBe(2 * services.length);
});

it('refuses an address without a password, out of which everyone could derive the roles’', () => {
  expect(() => rolePassword('postgres://admin@db/x')).toThrow('DATABASE_URL has no password');
});
