/** A limit's line in the document: which one, as it is named there, and what it says. */
export interface LimitLine {
  /** line of the document, from 0 */
  line: number;
  rule: string;
  limit: string;
}

const LIMIT = /^\s*- \{ stage: .*\blimit: ("?)([^,"}\s]+)\1.*\brule: ("?)([^,"}]+)\3/;
const VALID_FROM = /^validFrom: *\S+/m;

/** The limits that stand on one line each, as the sample's documents and those proposed here write them. */
export function limitLines(text: string): LimitLine[] {
  return text.split("\n").flatMap((written, line) => {
    const [, , limit, , rule] = LIMIT.exec(written) ?? [];
    return limit === undefined || rule === undefined ? [] : [{ line, limit, rule: rule.trim() }];
  });
}

/** The document with another limit in one line. */
export function withLimit(text: string, { line }: Pick<LimitLine, "line">, limit: string): string {
  return text
    .split("\n")
    .map((written, i) => (i === line ? written.replace(/\blimit: "?[^,"}\s]+"?/, `limit: ${limit}`) : written))
    .join("\n");
}

/** The document from another first day on; limits that began with it begin then too. */
export function withFirstDay(text: string, day: string): string {
  const before = /^validFrom: *(\S+)/m.exec(text)?.[1];
  const moved = text.replace(VALID_FROM, `validFrom: ${day}`);
  return before === undefined ? moved : moved.replaceAll(`from: ${before} }`, `from: ${day} }`);
}
