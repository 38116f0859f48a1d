import { crc32 } from "node:zlib";

const CONTENT_TYPES = (main: string, type: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${type}"/></Types>`;
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/** A zip of parts that are not packed. */
export function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [path, text] of Object.entries(parts)) {
    const [name, content] = [Buffer.from(path), Buffer.from(text)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    fields.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    bodies.push(Buffer.from("PK\u0003\u0004", "latin1"), fields, name, content);
    directory.push(entry, name);
    at += 30 + name.length + content.length;
  }
  const [listed, end] = [Buffer.concat(directory), Buffer.alloc(22)];
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
}

/** A Word document, with further parts. */
export function aDocument(more: Readonly<Record<string, string>> = {}): Buffer {
  return zipOf({
    "[Content_Types].xml": CONTENT_TYPES("word/document.xml", WORD),
    "_rels/.rels": "<Relationships/>",
    "word/document.xml": "<w:document>Biên bản nghiệm thu</w:document>",
    ...more,
  });
}

export const anOpenDocument = (): Buffer =>
  zipOf({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<office/>", "META-INF/manifest.xml": "<manifest/>" });

/** A scan of as many bytes. */
export function aScan(bytes = 3_000): Buffer {
  const [head, tail] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1"), Buffer.from("\nstartxref\n0\n%%EOF\n")];
  const body = Buffer.alloc(bytes - head.length - tail.length);
  for (let at = 0; at < body.length; at += 1) body[at] = (at * 31 + (at >> 8) * 17) & 0x7f;
  return Buffer.concat([head, body, tail]);
}

export const aPicture = (): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    Buffer.from("IHDR"),
    Buffer.alloc(17, 1),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from("IEND"),
    Buffer.from([0xae, 0x42, 0x60, 0x82]),
  ]);

export const aPhotograph = (): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from("JFIF"), Buffer.alloc(200, 7), Buffer.from([0xff, 0xd9])]);
export const aFax = (): Buffer => Buffer.concat([Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), Buffer.alloc(100)]);

/** Two frames of sound: MPEG 1 layer III, 128 kbit/s, 44.1 kHz, 417 bytes each. */
export const aRecording = (): Buffer => Buffer.concat([1, 2].map(() => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413, 3)])));

export function aCall(): Buffer {
  const call = Buffer.alloc(144, 5);
  call.write("RIFF", 0, "latin1");
  call.writeUInt32LE(136, 4);
  call.write("WAVEfmt ", 8, "latin1");
  return call;
}
