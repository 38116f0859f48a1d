import { addressOf, isFilled, textCell, type Cell, type SheetRow } from "../cell.ts";
import { numberCell } from "../excel-time.ts";
import { fromLegacy, type LegacyFont } from "../../wire/legacy/index.ts";
import { firstOf, mergesByRow, type Merge } from "./merges.ts";
import { unescaped, type XmlListener } from "./read-xml.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { PLAIN, type CellStyle } from "./styles.ts";

/** What the cells of a sheet lean on. */
export interface SheetWorld {
  strings: SharedStrings;
  styles: readonly CellStyle[];
  since: 1900 | 1904;
  merges: readonly Merge[];
  /** letters of cells whose font says nothing, where the manifest does */
  legacyText: LegacyFont | null;
  /** a formula's stored value is not taken */
  refuseFormulas: boolean;
}

/** What a cell says that holds a formula where none is taken. */
export const FORMULA = "a formula";

/** Characters of one cell; what is longer is told, not kept. */
const LONGEST = 70_000;
/** Columns that are looked at; a register has some dozens. */
const MOST_COLUMNS = 512;

/** Hears a sheet and gathers its rows; empty ones are left out. */
export class RowListener implements XmlListener {
  readonly #world: SheetWorld;
  readonly #mergesOf: (row: number) => Merge[];
  #ready: SheetRow[] = [];
  #row = 0;
  #cells: Cell[] = [];
  #column = 0;
  #type = "n";
  #style: CellStyle = PLAIN;
  #value: string | null = null;
  #hasFormula = false;
  #listens = false;
  #isPhonetic = false;

  constructor(world: SheetWorld) {
    this.#world = world;
    this.#mergesOf = mergesByRow(world.merges);
  }

  /** The rows that were completed since the last call. */
  taken(): SheetRow[] {
    const rows = this.#ready;
    this.#ready = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "row") {
      const row = Number(attributes["r"]);
      this.#row = Number.isInteger(row) && row > this.#row ? row : this.#row + 1;
      this.#cells = [];
      this.#column = -1;
    } else if (name === "c") this.#openCell(attributes);
    else if (name === "f") this.#hasFormula = true;
    else if (name === "rPh") this.#isPhonetic = true;
    else if ((name === "v" || name === "t") && !this.#isPhonetic) {
      this.#value ??= "";
      this.#listens = true;
    }
  }

  text(piece: string): void {
    if (this.#listens && (this.#value?.length ?? 0) < LONGEST) this.#value = (this.#value ?? "") + piece;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#listens = false;
    else if (name === "rPh") this.#isPhonetic = false;
    else if (name === "c" && this.#column < MOST_COLUMNS) this.#cells[this.#column] = this.#cell();
    else if (name === "row") this.#closeRow();
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const address = addressOf(attributes["r"] ?? "");
    this.#column = address === null ? this.#column + 1 : address.column;
    this.#type = attributes["t"] ?? "n";
    this.#style = this.#world.styles[Number(attributes["s"] ?? 0)] ?? PLAIN;
    this.#value = null;
    this.#hasFormula = false;
  }

  #closeRow(): void {
    for (const merge of this.#mergesOf(this.#row)) {
      for (let column = merge.left; column <= Math.min(merge.right, MOST_COLUMNS); column += 1) {
        if (column === merge.left && this.#row === merge.top) continue;
        this.#cells[column] = { fault: `merged with ${firstOf(merge)}` };
      }
    }
    if (this.#cells.some((cell) => isFilled(cell))) this.#ready.push({ row: this.#row, cells: this.#cells });
    this.#cells = [];
  }

  #cell(): Cell {
    const value = this.#value;
    if (this.#hasFormula && this.#world.refuseFormulas) return { fault: FORMULA };
    if (value === null) return this.#hasFormula ? { fault: "a formula without a stored value; the workbook was never calculated" } : null;
    switch (this.#type) {
      case "s":
        return this.#shared(value);
      case "str":
      case "inlineStr":
        return textCell(this.#drawn(unescaped(value)));
      case "b":
        return value.trim() === "1";
      case "e":
        return { fault: `the error value ${value.slice(0, 20)}` };
      case "d":
        return textCell(value.replace(/(\.\d+)?Z?$/, "").replace(/T00:00:00$/, ""));
      default:
        return value === "" ? null : numberCell(value, this.#style.number, this.#world.since);
    }
  }

  #shared(value: string): Cell {
    const { text, hasFont } = this.#world.strings.at(Number(value));
    return textCell(hasFont ? text : this.#drawn(text));
  }

  /** What a person sees: the cell's font may give letters another meaning. */
  #drawn(text: string): string {
    const font = this.#style.font ?? this.#world.legacyText;
    return font === null ? text : fromLegacy(text, font);
  }
}
