/**
 * A ZIP file whose entries all bear the one day ZIP begins with, in place: the same entries are the same bytes.
 * @source PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16
 */
export function withoutDates(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1) throw new Error("no ZIP file");
  let at = zip.readUInt32LE(end + 16);
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    dateless(zip, at + 12);
    dateless(zip, zip.readUInt32LE(at + 42) + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

/** 1980-01-01 00:00 */
function dateless(zip: Buffer, at: number): void {
  zip.writeUInt16LE(0, at);
  zip.writeUInt16LE(33, at + 2);
}
