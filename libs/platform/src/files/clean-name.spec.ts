import fc from 'fast-check';
import { statedTypes } from './accepted-types.ts';
import { cleanName } from './clean-name.ts';

it.each([
  ['现场照片.png', '现场照片.png'],
  ['IMG_0001.PNG', 'IMG_0001.png'],
  ['../../etc/passwd', 'passwd.png'],
  ['C:\\Users\\me\\照片.png', '照片.png'],
  ['photo\u202Egnp.exe', 'photognp.exe.png'],
  ['a\u0000b\r\nSet-Cookie: x.png', 'abSet-Cookie_ x.png'],
  ['invoice.png.exe', 'invoice.png.exe.png'],
  ['.png', '附件.png'],
  ['...', '附件.png'],
  ['', '附件.png'],
  [undefined, '附件.png'],
  ['\ud800.png', '_.png'],
])('makes of %j %j', (sent, name) => {
  expect(cleanName(sent, 'image/png')).toBe(name);
});

it('makes of any name one that leads nowhere, hides nothing and keeps its ending', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...statedTypes), (sent, type) => {
      const name = cleanName(sent, type);
      expect(name).not.toMatch(/[/\\\p{C}]|^\.|^\s/u);
      expect(name).toMatch(/.\.[a-z0-9]+$/);
      expect(Array.from(name).length).toBeLessThanOrEqual(105);
      expect(cleanName(name, type)).toBe(name);
    }),
  );
});
