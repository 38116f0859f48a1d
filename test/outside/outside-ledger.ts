import { appendFileSync } from "node:fs";

/** What one of those outside writes down of its own doing, a line each, oldest first. Instants are RFC 3339. */
export type OutsideLine =
  /** a message that went out to a phone */
  | { kind: "message"; id: string; to: string; text: string; at: string }
  /** what a hub was told of a message, and took */
  | { kind: "report"; id: string; status: "delivered" | "failed"; code: string | null; at: string }
  /** a mail that was kept for its recipients; `id` as its Message-ID has it */
  | { kind: "mail"; id: string; to: string[]; at: string };

/** A book that only grows. @param path null: nothing is written down */
export class OutsideLedger {
  readonly #path: string | null;

  constructor(path: string | null) {
    this.#path = path;
  }

  enter(line: OutsideLine): void {
    if (this.#path !== null) appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
  }
}
