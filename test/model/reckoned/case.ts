import { standingOf } from "./standing.ts";
import type { BacklogClass, Standing } from "./standing.ts";
import type { Told } from "./told.ts";

/** What the hub's page of a case says of when it last learned something of it, at one version of its record. */
export interface Page {
  version: string;
  learnedAt: string;
}

/** One case: what its source has, and what the hub knows of it. */
export class ModelCase {
  /** what its source calls it */
  readonly name: string;
  /** what reports call it: a, b, c … */
  readonly letter: string;
  told: Told;
  /** what the hub read last, and when that came; null: nothing yet */
  known: { told: Told; standing: Standing; at: number } | null = null;
  /** pages of it that were opened, the newest last */
  readonly pages: Page[] = [];
  /** the hub's number */
  id = "";
  corrected: BacklogClass | null = null;

  constructor(name: string, letter: string, told: Told) {
    this.name = name;
    this.letter = letter;
    this.told = told;
  }

  /** The hub reads it. @param now when */
  read(now: number): void {
    if (this.known?.told.version !== this.told.version) this.known = { told: this.told, standing: standingOf(this.told), at: now };
  }

  get page(): Page {
    const page = this.pages.at(-1);
    if (page === undefined) throw new Error(`nobody has seen ${this.letter} yet`);
    return page;
  }
}

/** A case that the hub knows. */
export type KnownCase = ModelCase & { known: NonNullable<ModelCase["known"]> };
export const isKnown = (c: ModelCase): c is KnownCase => c.known !== null;
