import { createHash } from "node:crypto";
import { FIELDS } from "@dau-moi/schema";
import { parseDocument } from "yaml";
import { z } from "zod";
import { canonical } from "../../audit/index.ts";
import type { Plain } from "../../audit/index.ts";
import { BLOCKING_FINDINGS } from "../../inspection/index.ts";
import type { Problem } from "../../platform/problem.ts";
import { compared, decimal, isDecimal, plus, rounded, whole, ZERO } from "../indicator/fraction.ts";
import { DEDUCTION_RULES, INDICATOR_RULES, RULE_SHAPES } from "../indicator/rule.ts";
import type { SchemeContent } from "../indicator/scheme-content.ts";

const LARGEST = 200_000;
const MOST_INDICATORS = 40;

const words = z.string().trim().min(1).max(2_000);
const told = z.strictObject({ vi: words, en: words });
const code = z.string().regex(/^[A-Z][A-Z0-9-]{0,39}$/, "expected a code such as U1");
const day = z.iso.date();
const amount = z
  .string()
  .refine((text) => isDecimal(text) && !text.startsWith("-"), 'expected a decimal that is not negative, in quotes, such as "30" or "0.5"');

const indicatorShape = z.strictObject({
  code,
  name: told,
  rule: z.enum(INDICATOR_RULES),
  params: z.record(z.string(), z.int().min(0).max(1_000_000)).default({}),
  fields: z.array(z.enum(FIELDS)).min(1).optional(),
  target: z
    .array(z.strictObject({ days: z.int().min(1).max(400), share: z.int().min(1).max(100) }))
    .min(1)
    .max(60)
    .optional(),
  weight: amount,
  sampled: z.boolean().default(true),
  formula: told,
  legalBasis: words,
});

const schemeShape = z.strictObject({
  code: z.string().regex(/^[A-Z0-9-]{1,40}$/),
  title: told,
  legalBasis: words,
  validFrom: day,
  validTo: day.optional(),
  indicators: z.array(indicatorShape).min(1).max(MOST_INDICATORS),
  deductionCap: amount,
  deductions: z
    .array(z.strictObject({ code, name: told, rule: z.enum(DEDUCTION_RULES), points: amount, formula: told, legalBasis: words }))
    .max(MOST_INDICATORS),
  blockers: z.array(z.strictObject({ code, name: told, finding: z.enum(BLOCKING_FINDINGS).optional() })).max(MOST_INDICATORS),
  smallNumbers: z.strictObject({ sample: z.int().min(0), full: z.int().min(0), prior: z.int().min(0), weight: amount, main: code }),
  rounding: z.strictObject({ digits: z.int().min(0).max(4), mode: z.literal("HALF_UP") }),
});

/** A scheme as a file tells it. */
export interface SchemeDocument {
  code: string;
  title: { vi: string; en: string };
  legalBasis: string;
  validFrom: string;
  /** the first day on which it no longer holds; null: for good */
  validTo: string | null;
  content: SchemeContent;
  /** canonical text: the same words are the same version */
  text: string;
  version: string;
}

/**
 * Reads a scheme (bộ tiêu chí) from YAML or JSON.
 * @returns the scheme, or every problem with its place, such as indicators.3.weight
 */
export function schemeOf(text: string): { scheme: SchemeDocument } | { problems: Problem[] } {
  if (text.length > LARGEST) return { problems: [{ at: "document", message: `expected at most ${LARGEST} signs` }] };
  const parsed = parseDocument(text, { uniqueKeys: true, schema: "core" });
  if (parsed.errors.length > 0) return { problems: parsed.errors.map((e) => ({ at: "document", message: e.message.split("\n")[0] ?? e.message })) };
  const read = schemeShape.safeParse(parsed.toJS({ maxAliasCount: 0 }));
  if (!read.success) return { problems: read.error.issues.map(({ path, message }) => ({ at: path.map(String).join(".") || "document", message })) };
  const { code: name, title, legalBasis, validFrom, validTo = null, ...content } = read.data;
  const problems = faultsIn(content, { validFrom, validTo });
  if (problems.length > 0) return { problems };
  const spelled = canonical(JSON.parse(JSON.stringify(read.data)) as Plain);
  const version = `bt-${createHash("sha256").update(spelled).digest("hex").slice(0, 16)}`;
  return { scheme: { code: name, title, legalBasis, validFrom, validTo, content, text: spelled, version } };
}

function faultsIn(content: SchemeContent, { validFrom, validTo }: { validFrom: string; validTo: string | null }): Problem[] {
  const { indicators, deductions, blockers, smallNumbers } = content;
  const problems: Problem[] = [];
  const weights = indicators.reduce((sum, { weight }) => plus(sum, decimal(weight)), ZERO);
  if (compared(weights, whole(100)) !== 0) problems.push({ at: "indicators", message: `expected weights that add up to 100, not ${rounded(weights, 2)}` });
  const codes = [...indicators, ...deductions, ...blockers].map((one) => one.code);
  for (const twice of codes.filter((one, i) => codes.indexOf(one) !== i)) problems.push({ at: "indicators", message: `${twice} stands there twice` });
  indicators.forEach(({ rule, params, fields, target }, i) => {
    const { params: wanted, mayGive = {} } = RULE_SHAPES[rule];
    for (const name of wanted) if (params[name] === undefined) problems.push({ at: `indicators.${i}.params`, message: `${rule} needs ${name}` });
    for (const [name, given] of Object.entries(params).filter(([one]) => !wanted.includes(one))) {
      const range = mayGive[name];
      const at = `indicators.${i}.params.${name}`;
      if (range === undefined) problems.push({ at, message: `${rule} knows no ${name}` });
      else if (given < range.least || given > range.most) problems.push({ at, message: `expected ${range.least} to ${range.most}` });
    }
    if (fields !== undefined && rule !== "HANDLED_ON_TIME") problems.push({ at: `indicators.${i}.fields`, message: `${rule} is never of some fields alone` });
    if (target !== undefined && rule !== "BACKLOG_CLEANED") problems.push({ at: `indicators.${i}.target`, message: `${rule} knows no target` });
    if (target?.some(({ days, share }, place) => place > 0 && (days <= (target[place - 1]?.days ?? 0) || share < (target[place - 1]?.share ?? 0))))
      problems.push({ at: `indicators.${i}.target`, message: "expected later days with shares that do not fall" });
    if (rule === "OVERDUE_BURDEN" && params.perCase === 0) problems.push({ at: `indicators.${i}.params.perCase`, message: "expected at least 1" });
  });
  if (!indicators.some((one) => one.code === smallNumbers.main)) problems.push({ at: "smallNumbers.main", message: `${smallNumbers.main} is no indicator` });
  if (smallNumbers.full < smallNumbers.sample) problems.push({ at: "smallNumbers.full", message: `expected at least ${smallNumbers.sample}` });
  if (validTo !== null && validTo <= validFrom) problems.push({ at: "validTo", message: `expected a day after ${validFrom}` });
  return problems;
}
