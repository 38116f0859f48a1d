import { emptyScript, type ScriptedSource, type Written as Case } from "../conformance/index.ts";
import { Folder } from "./folder.fixture.ts";
import { aRow, HEADERS } from "./register.fixture.ts";
import { csv, xlsx, type Written } from "./write.fixture.ts";

/** Rows of one file. */
export const PAGE = 5;
const TITLES = "Nội dung";

/** A folder that holds the kit's cases as registers of a few rows each, written anew whenever they change. */
export async function scriptedFolder(kind: "xlsx" | "csv"): Promise<ScriptedSource> {
  const script = emptyScript();
  const folder = new Folder();
  const shown = new Map<string, string>();
  folder.before = (look) => {
    script.before(look);
    if (script.emptyOnce) put(folder, shown, { name: "so-00", rows: [], kind });
    script.emptyOnce = false;
    for (let first = 0, file = 1; first < script.rows.length || file === 1; first += PAGE, file += 1) {
      const rows = script.rows.slice(first, first + PAGE).map(rowOf);
      const poison = first === 0 ? script.poison.map(poisonOf) : [];
      put(folder, shown, { name: `so-${String(file).padStart(2, "0")}`, rows: [...poison, ...rows], kind });
    }
  };
  return { baseUrl: "file:///so", script, files: folder, close: async () => {} };
}

function put(folder: Folder, shown: Map<string, string>, file: { name: string; rows: Written[][]; kind: "xlsx" | "csv" }): void {
  const text = JSON.stringify(file.rows);
  if (shown.get(file.name) === text) return;
  shown.set(file.name, text);
  const rows = [HEADERS, ...file.rows];
  folder.put(`${file.name}.${file.kind}`, file.kind === "csv" ? csv(rows as string[][]) : xlsx([{ name: "Sổ", rows }], { shared: true }));
}

/** "missing": the row ends before its last column. */
function rowOf({ id, title, empty }: Case): Written[] {
  const row = aRow(id, { [TITLES]: title, "Kết quả": empty === "text" ? "" : null });
  return empty === "missing" ? row.slice(0, -1) : row;
}

function poisonOf(kind: string): Written[] {
  return kind === "not an object" ? [null, null, "17", true, "?"] : aRow(null, { [TITLES]: "không có số" });
}
