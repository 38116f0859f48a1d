import { createHash } from "node:crypto";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import type { Problem } from "../platform/problem.ts";
import { faultsOf } from "./regulation-faults.ts";
import { regulationShape } from "./regulation-shape.ts";
import type { RegulationDocument } from "./regulation-shape.ts";

/** A fault in a regulation's document; `at` is its path, such as limits.3.basis. */
export interface RegulationProblem extends Problem {
  /** from 1 */
  line: number;
}

const LARGEST = 1_000_000;

/**
 * Reads a regulation: YAML as regulation-shape.ts says, without overlap, hole, zero limit or dates the wrong way round.
 * @returns the document, or every problem in order of line; with any problem it is not taken at all
 */
export function regulationOf(text: string): { regulation: RegulationDocument } | { problems: RegulationProblem[] } {
  if (text.length > LARGEST) return { problems: [{ at: "file", line: 1, message: `expected at most ${LARGEST} signs` }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: "core" });
  if (document.errors.length > 0) {
    return { problems: document.errors.map((e) => ({ at: "file", line: lines.linePos(e.pos[0]).line, message: e.message.split("\n")[0] ?? e.message })) };
  }
  const place = (path: readonly PropertyKey[], message: string): RegulationProblem => ({
    at: path.length === 0 ? "file" : path.map(String).join("."),
    line: lineOf(document, lines, path),
    message,
  });
  const read = regulationShape.safeParse(document.toJS({ maxAliasCount: 0 }));
  const problems = read.success
    ? faultsOf(read.data).map(({ path, message }) => place(path, message))
    : read.error.issues.map((issue) => place(issue.path, issue.message));
  if (!read.success || problems.length > 0) return { problems: problems.toSorted((a, b) => a.line - b.line) };
  return { regulation: read.data };
}

/** The same words are the same version. */
export function versionOf(text: string): string {
  return `qc-${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
}

/** The line of a place, or of the nearest part around it that is there. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
