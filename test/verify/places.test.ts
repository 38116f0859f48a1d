import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Places } from "./places.ts";
import { Register } from "./register.ts";
import { rulebookIn } from "./rulebook.ts";
import { dayNamed } from "./working-days.ts";

const folder = mkdtempSync(join(tmpdir(), "places-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, "units.yaml"),
  `units: [{ code: T }, { code: D, parent: T, to: 2025-07-01 }, { code: A, parent: T }, { code: B, parent: T }, { code: C, parent: T }]
successions:
  - { from: D, to: A, on: 2025-07-01, areas: ["00101"] }
  - { from: D, to: B, on: 2025-07-01, areas: ["00104", "00107"] }
  - { from: D, to: C, on: 2025-07-01, areas: ["00106", W05] }
`,
);
const since = (code: string) => ({ code, from: "2025-07-01", to: null });
const went = (ward: string, ...communes: string[]) => communes.map((commune) => ({ ward, commune }));
const places = new Places(
  ["00101", "00104", "00107"].map(since),
  [went("00100", "00101"), went("00101", "00104"), went("00102", "00101", "00104"), went("00103", "00104", "00107"), went("00106", "00101", "00104")].flat(),
);
const register = new Register(folder, rulebookIn(resolve(import.meta.dirname, "../sample")), places);

test.each([
  ["its ward's commune", "00100", "2025-06-02", "A"],
  ["the commune of the ward whose code another commune took over", "00101", "2025-06-30", "B"],
  ["the commune that bears the code since", "00101", "2025-07-01", "A"],
  ["nobody, of a ward shared out", "00102", "2025-06-02", null],
  ["who got all communes of the ward", "00103", "2025-06-02", "B"],
  ["who is named with the ward itself, shared out or not", "00106", "2025-06-02", "C"],
  ["its ward's commune, also when the old code comes late", "00100", "2026-03-02", "A"],
  ["who is named with a code that no list knows", "W05", "2025-06-02", "C"],
  ["nobody, without a code", null, "2025-06-02", null],
])("a case of the ended district is recounted to %s: %s on %s", (_whom, area, day, heir) => {
  expect(register.successorOf("D", { area, receivedOn: dayNamed(day), field: "LAND" })).toBe(heir);
});
