import { InvalidArgumentError } from "commander";
import type { Hub } from "./hub.ts";
import type { IngestHub, Keeper } from "./ingest/index.ts";

/** Every command that tells something can tell it to a program. */
export interface Json {
  json?: boolean;
}
export const JSON_OPTION = ["--json", "as JSON"] as const;

/** What a command does on the hub, and as whom. */
export type Work = (hub: IngestHub & Hub, who: Keeper) => Promise<void>;
export type On = (work: Work) => Promise<void>;

/** @throws {InvalidArgumentError} it is no whole number */
export function whole(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("expected a whole number");
  return Number(text);
}
