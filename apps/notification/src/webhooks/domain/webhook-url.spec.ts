import { faultsOfUrl } from './webhook-url.ts';

const strict = { allowHttp: false, allowedRanges: [] };
const ruleOf = (url: string, allowed = strict) => faultsOfUrl(url, allowed)[0]?.rule;

describe('the address of a webhook', () => {
  it('is a public one over https', () => {
    expect(ruleOf('https://hooks.example.org/xinqiao?tenant=7')).toBeUndefined();
    expect(ruleOf('https://1.1.1.1:8443/')).toBeUndefined();
  });

  it.each([
    ['url', 'hooks.example.org'],
    ['scheme', 'http://hooks.example.org/'],
    ['scheme', 'file:///etc/passwd'],
    ['no-credentials', 'https://me:secret@hooks.example.org/'],
    ['no-fragment', 'https://hooks.example.org/#there'],
    ['reachable', 'https://127.0.0.1/'],
    ['reachable', 'https://0x7f.1/'],
    ['reachable', 'https://2130706433/'],
    ['reachable', 'https://[::1]/'],
    ['reachable', 'https://[::ffff:10.0.0.1]/'],
    ['reachable', 'https://169.254.169.254/latest/meta-data/'],
  ])('breaks the rule %s where it is %s', (rule, url) => {
    expect(ruleOf(url)).toBe(rule);
  });

  it('is over http where that is allowed', () => {
    expect(ruleOf('http://hooks.example.org/', { ...strict, allowHttp: true })).toBeUndefined();
  });
});
