import type { SentFile } from "../../connector.ts";

/** Facts of the files by the names placeholders have: the first as file.…, the others as file2.…, file3.… */
export function fileFacts(files: readonly SentFile[]): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const [at, { name, mediaType, bytes }] of files.entries()) {
    const own = at === 0 ? "file" : `file${at + 1}`;
    Object.assign(facts, { [`${own}.name`]: name, [`${own}.mediaType`]: mediaType, [`${own}.base64`]: Buffer.from(bytes).toString("base64") });
  }
  return facts;
}
