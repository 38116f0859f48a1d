import yauzl from "yauzl";

/** The files inside a ZIP file, such as DOCX, as text. */
export function partsOf(bytes: Buffer): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      const parts: Record<string, string> = {};
      zip.on("end", () => resolve(parts));
      zip.on("error", reject);
      zip.on("entry", (entry: yauzl.Entry) =>
        zip.openReadStream(entry, (fault, stream) => {
          if (fault !== null) return reject(fault);
          const pieces: Buffer[] = [];
          stream.on("data", (piece: Buffer) => void pieces.push(piece));
          stream.on("end", () => {
            parts[entry.fileName] = Buffer.concat(pieces).toString("utf8");
            zip.readEntry();
          });
        }),
      );
      zip.readEntry();
    });
  });
}

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");

/** The text of a DOCX part, a line a run. */
export const textOf = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => unescaped(text ?? "")).join("\n");
