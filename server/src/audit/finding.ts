/** The first place where something is not as it was written. */
export interface Finding {
  /** a stream, "journal", or a checkpoint file */
  place: string;
  /** number of the entry, or of the file's line */
  number: number;
  /** what tells: the chain itself, or a checkpoint kept outside the database */
  by: "chain" | "checkpoint";
  reason: string;
}
