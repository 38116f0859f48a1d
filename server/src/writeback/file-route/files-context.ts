import type { AccessContext } from "../../access/index.ts";
import { accessError } from "../../access/index.ts";
import type { WritebackContext } from "../request.ts";

/** What handing files over and fetching them needs of a request. */
export type FilesContext = WritebackContext & AccessContext;

/** What is answered instead of a file. */
export class FileRefused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Refuses as the graph does, and tells those who look after refusals. */
export async function refusedTo(context: FilesContext, operation: "uploadFile" | "downloadFile", seen: FileRefused): Promise<FileRefused> {
  await context.refusals?.tell({ operation, code: seen.status === 401 ? "UNAUTHENTICATED" : "FORBIDDEN", viewer: context.viewer, address: context.address });
  return seen;
}

/** Nobody is signed in, or he must set a password first. */
export function unauthenticated(): FileRefused {
  return new FileRefused(401, "UNAUTHENTICATED", accessError("UNAUTHENTICATED").message);
}
