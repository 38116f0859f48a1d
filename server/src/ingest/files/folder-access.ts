/** One plain file as the folder says now. */
export interface Listed {
  name: string;
  size: number;
  /** milliseconds since 1970, as the folder's own clock wrote it */
  modified: number;
}

/** A folder, wherever it is. Faults are ConnectorErrors. */
export interface FolderAccess {
  list(): Promise<Listed[]>;
  /** null: it is not there */
  stat(name: string): Promise<Listed | null>;
  /** the content piece by piece, with a limit on waiting for the next */
  read(name: string): AsyncIterable<Buffer>;
  close(): Promise<void>;
}
