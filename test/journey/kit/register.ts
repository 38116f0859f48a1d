import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asked } from "./asking.ts";
import { SAMPLE_FOLDER } from "./postgres.ts";
import type { TestHub } from "../../hub.ts";

/** The sample's own file of units. */
export const UNITS = readFileSync(join(SAMPLE_FOLDER, "units.yaml"), "utf8");

/** What a file of units makes of the register. */
interface Preview {
  __typename: string;
  changes: { kind: string; code: string; on: string; before: string | null; after: string | null }[];
  otherTerms: number;
  problems: { at: string; message: string }[];
  endingAlone: string[];
  fingerprint: string;
}
const FIELDS = `__typename ... on UnitsPreview { changes { kind code on before after } otherTerms problems { at message } endingAlone fingerprint }
  ... on UnitsFileRefused { message problems { at message } }`;
export const PREVIEW = asked<{ previewUnits: Preview }>(`mutation ($input: UnitsFileInput!) { previewUnits(input: $input) { ${FIELDS} } }`);
export const ADOPT = asked<{ adoptUnits: Preview }>(
  `mutation ($input: AdoptUnitsInput!) { adoptUnits(input: $input) { ${FIELDS} ... on UnitsMovedOn { message } } }`,
);

/** The register's file in which one commune, with its service centre, is a part of another from a day on. */
export const mergedUnits = (from: string, to: string, on: string): string =>
  `${UNITS.replaceAll(new RegExp(`(code: ${from}(?:-PVHCC)?, .*?from: [\\d-]{10})`, "g"), `$1, to: ${on}`)}  - { from: ${from}, to: ${to}, kind: MERGE, on: ${on}, basis: thử }
  - { from: ${from}-PVHCC, to: ${to}-PVHCC, kind: MERGE, on: ${on}, basis: thử }\n`;

/** What a file would change, seen by the office's chief, who keeps the register. */
export const previewed = async (hub: TestHub, file: string): Promise<Preview> => (await hub.ask(PREVIEW, { input: { text: file } }, "chanhvp")).previewUnits;

/** Looked at, adopted, and every source read anew. */
export async function adopted(hub: TestHub, file: string): Promise<Preview> {
  const { fingerprint } = await previewed(hub, file);
  const { adoptUnits } = await hub.ask(ADOPT, { input: { text: file, fingerprint } }, "chanhvp");
  await hub.settled();
  return adoptUnits;
}
