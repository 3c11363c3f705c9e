import { IsBoolean, IsInt, IsOptional, Length, Max, Min } from 'class-validator';
import { FromEnv } from './from-env.ts';
import { ConfigurationError, loadConfig } from './load-config.ts';

class Mailbox {
  @FromEnv('MAILBOX_PORT', 'a port number')
  @IsInt()
  @Min(1)
  @Max(65_535)
  port = 25;

  @FromEnv('MAILBOX_PASSWORD', 'at least 8 characters', { secret: true })
  @Length(8)
  password: string;

  @FromEnv('MAILBOX_TLS', 'true or false')
  @IsBoolean()
  tls = true;

  @FromEnv('MAILBOX_KEY', 'base64', {
    parse: () => {
      throw new Error('unreadable');
    },
  })
  @IsOptional()
  key?: Buffer;
}

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(Mailbox, env);
    return [];
  } catch (error) {
    return (error as ConfigurationError).faults;
  }
};

describe('configuration from the environment', () => {
  it('gives each variable the type of its property and keeps defaults for what is not set', () => {
    const config = loadConfig(Mailbox, { MAILBOX_PASSWORD: 'long enough', MAILBOX_TLS: 'false', MAILBOX_PORT: '' });
    expect(config).toEqual({ port: 25, password: 'long enough', tls: false });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('names every wrong variable at once, with what was found and what is expected', () => {
    expect(faultsOf({ MAILBOX_PORT: 'smtp', MAILBOX_TLS: 'yes' })).toEqual([
      'MAILBOX_PORT is "smtp"; expected a port number',
      'MAILBOX_PASSWORD is not set; expected at least 8 characters',
      'MAILBOX_TLS is "yes"; expected true or false',
    ]);
  });

  it('never repeats a secret', () => {
    const [fault] = faultsOf({ MAILBOX_PASSWORD: 'hunter2' });
    expect(fault).toBe(
      'MAILBOX_PASSWORD is not right (its value is a secret and not shown); expected at least 8 characters',
    );
  });

  it('reports a value that its parser cannot read', () => {
    expect(faultsOf({ MAILBOX_PASSWORD: 'long enough', MAILBOX_KEY: '?' })).toEqual([
      'MAILBOX_KEY is "?"; expected base64',
    ]);
  });
});
