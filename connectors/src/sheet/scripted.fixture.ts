import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bytesOf, drifted, emptyScript, localTime, type Mishap, type Script, type ScriptedSource, type Written as Case } from "../conformance/index.ts";
import { ConnectorError, type FileEntry } from "../connector.ts";
import { Folder } from "./folder.fixture.ts";
import { tcvn3 } from "./legacy.fixture.ts";
import { aRow, HEADERS, ZONE } from "./register.fixture.ts";
import { csv, STYLE, xlsx, zip, type Written } from "./write.fixture.ts";

/** Rows of one file. */
export const PAGE = 5;
const TITLES = "Nội dung";
const RECEIVED = "Ngày tiếp nhận";
const ASSIGNED = "Ngày giao";
const DAY_MS = 86_400_000;

type Medium = "xlsx" | "csv";

/** The registers of a script by their names, without extension. */
interface Register {
  headers: readonly string[];
  rows: readonly (readonly Written[])[];
}

/** A folder that holds the kit's cases as registers of a few rows each, written anew whenever they change. */
export async function scriptedFolder(kind: Medium): Promise<ScriptedSource> {
  const script = emptyScript();
  const folder = new Folder();
  const shown = new Map<string, string>();
  const disk = new Disk();
  const refresh = (): void => {
    if (script.emptyOnce) put(folder, shown, script, "so-00", { headers: HEADERS, rows: [] }, kind);
    script.emptyOnce = false;
    let file = 1;
    for (let first = 0; first < script.rows.length || file === 1; first += PAGE, file += 1)
      put(folder, shown, script, nameOf(file), registerOf(script, first, kind), kind);
    for (; shown.delete(nameOf(file)); file += 1) folder.remove(`${nameOf(file)}.${kind}`);
  };
  folder.before = (look) => {
    script.before(look);
    refresh();
  };
  befalling(folder, script, kind);
  const sync = async (): Promise<void> => {
    if (script.always !== null) return disk.remove();
    refresh();
    disk.write(folder.contents());
  };
  return { baseUrl: disk.url, script, files: folder, sync, close: async () => disk.remove() };
}

/** The same files where a hub can read them by itself. */
class Disk {
  readonly #path = mkdtempSync(join(tmpdir(), "so-"));
  readonly #written = new Map<string, Buffer>();
  readonly url = pathToFileURL(this.#path).href;

  write(files: readonly { name: string; bytes: Buffer }[]): void {
    mkdirSync(this.#path, { recursive: true });
    const there = new Set(files.map(({ name }) => name));
    for (const name of [...this.#written.keys()].filter((one) => !there.has(one))) {
      this.#written.delete(name);
      rmSync(join(this.#path, name), { force: true });
    }
    for (const { name, bytes } of files) {
      if (this.#written.get(name) === bytes) continue;
      this.#written.set(name, bytes);
      writeFileSync(join(this.#path, name), bytes);
    }
  }

  remove(): void {
    this.#written.clear();
    rmSync(this.#path, { recursive: true, force: true });
  }
}

const nameOf = (file: number): string => `so-${String(file).padStart(2, "0")}`;

/** Every look at the folder and every copy meets what is due. */
function befalling(folder: Folder, script: Script, kind: Medium): void {
  const [list, copy] = [folder.list.bind(folder), folder.copy.bind(folder)];
  const next = (): Mishap["kind"] | null => (script.always ?? script.mishaps.shift() ?? null)?.kind ?? null;
  const refuse = (mishap: Mishap["kind"] | null): void => {
    if (mishap === "missing") throw new ConnectorError("config", "there is no such folder");
    if (mishap === "down" || mishap === "reset") throw new ConnectorError("transient", "the folder cannot be reached");
  };
  folder.list = async () => {
    const mishap = next();
    refuse(mishap);
    const entries = await list();
    folder.remove(`so-99.${kind}`);
    if (mishap === "bomb") folder.put(`so-99.${kind}`, bomb());
    if (mishap === "cut") return entries.map(halfWritten);
    return mishap === "bomb" ? list() : entries;
  };
  folder.copy = async (entry: FileEntry) => {
    const mishap = next();
    refuse(mishap);
    return mishap === "cut" ? null : copy(entry); // replaced while it was copied
  };
}

/** As it is seen while it is being uploaded. */
function halfWritten(entry: FileEntry): FileEntry {
  return { ...entry, size: Math.floor(entry.size / 2), stillMs: 0 };
}

function bomb(): Buffer {
  return zip([{ name: "xl/media/a.bin", bytes: Buffer.alloc(40 * 2 ** 20) }]);
}

function put(folder: Folder, shown: Map<string, string>, script: Script, name: string, { headers, rows }: Register, kind: Medium): void {
  const text = JSON.stringify([headers, rows, script.encoding, script.time]);
  if (shown.get(name) === text) return;
  shown.set(name, text);
  const table = [headers, ...rows];
  if (kind === "csv") folder.put(`${name}.csv`, Buffer.from(inEncoding(csv(table as string[][]), script.encoding)));
  else folder.put(`${name}.xlsx`, xlsx([{ name: "Sổ", rows: table }], { shared: true, date1904: script.time?.includes("1904") === true }));
}

function inEncoding(text: string, encoding: string | null): Uint8Array {
  if (encoding === "tcvn3") return tcvn3(text);
  const [name = "utf-8", told] = (encoding ?? "utf-8").split(" ");
  return bytesOf(text, name, told === "marked");
}

function registerOf(script: Script, first: number, kind: Medium): Register {
  const rows = script.rows.slice(first, first + PAGE).map((row) => named(script, row, kind));
  const headers = Object.keys(rows[0] ?? named(script, { id: "x", title: "x", tick: 0 }, kind));
  const poison = first === 0 ? script.poison.map(poisonOf) : [];
  return { headers, rows: [...poison, ...rows.map((row, at) => cellsOf(row, script.rows[first + at]))] };
}

/** "missing": the row ends before its last column. */
function cellsOf(row: Record<string, unknown>, { empty }: Partial<Case> = {}): readonly Written[] {
  const cells = Object.values(row) as Written[];
  return empty === "missing" ? cells.slice(0, -1) : cells;
}

/** A row by its headers. */
function named(script: Script, { id, title, empty, received }: Case, kind: Medium): Record<string, unknown> {
  const at =
    received === undefined ? {} : { [RECEIVED]: written(received, script.time ?? "dd/MM/yyyy HH:mm"), [ASSIGNED]: localTime(received, "dd/MM/yyyy", ZONE) };
  const cells = aRow(id, { [TITLES]: title, "Kết quả": empty === "text" ? "" : null, ...at });
  const row = Object.fromEntries(HEADERS.map((header, column) => [header, cells[column] ?? null]));
  const { [TITLES]: _title, ...rest } = row;
  if (script.drift === "moved") return { ...rest, [TITLES]: title }; // to another place of the table
  if (script.drift === "type changed") return { ...row, [TITLES]: kind === "csv" ? "#N/A" : { t: "e", v: "#N/A" } };
  return drifted(row, script.drift, TITLES);
}

/** Text by a pattern, or a serial number of either of Excel's calendars. */
function written(instant: string, form: string): Written {
  if (!form.startsWith("Excel")) return localTime(instant, form, ZONE);
  const wall = Date.parse(`${localTime(instant, "yyyy-MM-ddTHH:mm:ss", ZONE)}Z`);
  const since = form.includes("1904") ? 24_107 : 25_569;
  return { v: wall / DAY_MS + since, t: "n", s: STYLE.dateTime };
}

function poisonOf(kind: string): Written[] {
  return kind === "not an object" ? [null, null, "17", true, "?"] : aRow(null, { [TITLES]: "không có số" });
}
