import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** Real files, small ones, made here: two that are made from different texts differ in their bytes. */
export function png(comment = ''): Buffer {
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', size),
    pngChunk('tEXt', Buffer.from(`Comment\0${comment}`)),
    pngChunk('IDAT', deflateSync(Buffer.from([0, 255]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pdf(): Buffer {
  return Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
}

/** A Word document with this text; deflated, it may be a thousand times smaller. */
export function docx(text: Buffer = Buffer.from('<document/>')): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const types = `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
  return zip([
    ['[Content_Types].xml', Buffer.from(types)],
    ['word/document.xml', text],
  ]);
}

/** The head of a program for Windows. */
export function exe(): Buffer {
  return Buffer.concat([Buffer.from('MZ'), Buffer.alloc(510, 1)]);
}

/** The container of older Office files, empty. */
export function compoundFile(): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1528)]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length, 'BE'), named, uint32(crc32(named), 'BE')]);
}

/** After APPNOTE 6.3: each entry with its local header, then the directory. */
function zip(entries: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content);
    const common = Buffer.concat([
      Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0x5b]),
      ...[crc32(content), packed.length, content.length].map((value) => uint32(value, 'LE')),
      Buffer.from([name.length, 0, 0, 0]),
    ]);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const rest = Buffer.concat([Buffer.alloc(10), uint32(offset, 'LE'), Buffer.from(name)]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest]));
    locals.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = Buffer.from([entries.length, 0, entries.length, 0]);
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06'),
    Buffer.alloc(4),
    count,
    uint32(size, 'LE'),
    uint32(offset, 'LE'),
  ]);
  return Buffer.concat([...locals, ...directory, end, Buffer.alloc(2)]);
}

function uint32(value: number, order: 'BE' | 'LE'): Buffer {
  const bytes = Buffer.alloc(4);
  if (order === 'BE') bytes.writeUInt32BE(value);
  else bytes.writeUInt32LE(value);
  return bytes;
}
