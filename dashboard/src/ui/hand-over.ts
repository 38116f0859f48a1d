/** Kinds of files that the hub gives as base64. */
export const FILE_TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
} as const;

/** A file as the hub gives it. */
export interface GivenFile {
  name: string;
  base64: string;
}

/** Hands a file over to the browser's downloads. @param type its media type */
export function handOver({ name, base64 }: GivenFile, type: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
  const href = URL.createObjectURL(new Blob([bytes], { type }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  URL.revokeObjectURL(href);
}
