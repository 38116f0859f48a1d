/** A file that the hub has taken. */
export interface TakenFile {
  id: string;
  name: string;
  bytes: number;
}

/** A file on its way to the hub. */
export interface Upload {
  /** Resolves with the file, or with the hub's words against it; null: it could not be sent. */
  done: Promise<TakenFile | { message: string } | null>;
  abort: () => void;
}

/** What a file is handed over for: a result or the evidence of a case, or an appeal, by its number. */
type Purpose = { case: string } | { appeal: string };

/** Hands a file over. XMLHttpRequest, because fetch does not tell how far a body is. @param key a UUID of this one upload: sent again under it, a file is there once @param moved called with the part sent, 0…1 */
export function uploadFile(purpose: Purpose, { file, key }: { file: File; key: string }, moved: (part: number) => void): Upload {
  const asking = new XMLHttpRequest();
  const done = new Promise<TakenFile | { message: string } | null>((resolve) => {
    asking.open("POST", `/files?${new URLSearchParams(purpose).toString()}`);
    asking.setRequestHeader("Content-Type", "application/octet-stream");
    asking.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    asking.setRequestHeader("X-File-Key", key);
    asking.responseType = "json";
    asking.upload.addEventListener("progress", (event) => moved(event.total === 0 ? 0 : event.loaded / event.total));
    asking.addEventListener("load", () => resolve(asking.response as TakenFile | { message: string } | null));
    for (const end of ["error", "abort", "timeout"]) asking.addEventListener(end, () => resolve(null));
    asking.send(file);
  });
  return { done, abort: () => asking.abort() };
}

/** Takes back a file that no decision has. What cannot be taken back now the hub erases a day later. */
export async function takeBackFile(id: string): Promise<void> {
  await fetch(`/files/${id}`, { method: "DELETE" }).catch(() => undefined); // as said above
}

/** What a browser can tell against a file before it is sent; null: nothing. The hub looks at its bytes. */
export function fileFault(
  { name, size }: { name: string; size: number },
  taken: { mostBytes: number; endings: readonly string[] },
): "large" | "ending" | "empty" | null {
  if (size === 0) return "empty";
  if (size > taken.mostBytes) return "large";
  return taken.endings.some((ending) => name.toLowerCase().endsWith(ending)) ? null : "ending";
}

/** Bytes as people say them: kilobytes below one megabyte, then megabytes with one digit. */
export function sizeOf(bytes: number): { unit: "KB" | "MB"; value: number } {
  return bytes < 2 ** 20 ? { unit: "KB", value: Math.max(1, Math.round(bytes / 2 ** 10)) } : { unit: "MB", value: Math.round((bytes / 2 ** 20) * 10) / 10 };
}

/** "684 KB", "1,5 MB" */
export function sizeText(bytes: number): string {
  const { unit, value } = sizeOf(bytes);
  return `${String(value).replace(".", ",")} ${unit}`;
}
