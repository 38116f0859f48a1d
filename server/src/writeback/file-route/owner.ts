import type { Tx } from "../../platform/database.ts";
import type { StoredFile } from "../../platform/files/stored.queries.ts";
import type { FilesContext } from "./files-context.ts";

/** What is said instead of taking a file. */
export interface FileRefusal {
  /** of HTTP */
  status: number;
  code: string;
  message: string;
}

/** A file that may be handed over now. */
export interface WantedFile {
  /** the case under whose key it is sealed, and with which it is erased */
  caseId: number;
  /** what the audit chain says it is about */
  subject: { kind: string; id: string };
  /** whose post it is handed over by, by username; null: one's own */
  onBehalfOf: string | null;
  /** Its name as it may be kept. */
  named(name: string): Promise<string>;
  /** In the transaction that makes it a file. @returns what stands against it by now */
  kept(tx: Tx, fileId: string): Promise<FileRefusal | null>;
}

/** Whatever has files beside the results of cases, told by the station that keeps it. */
export interface FileOwner<Context extends FilesContext> {
  /** how POST /files?WORD=ID says that a file is for it */
  word: string;
  /** @returns what stands against handing a file over; 403: he may not at all */
  wanted(asked: string, context: Context): Promise<WantedFile | FileRefusal>;
  /** What a file belongs to; null: to nothing of this kind. */
  subjectOf(stored: StoredFile): { kind: string; id: string } | null;
  /** Whether the viewer may fetch one that does. */
  mayFetch(stored: StoredFile, context: Context): Promise<boolean>;
}
