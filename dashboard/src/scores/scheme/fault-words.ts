import type { useLanguage } from "../../language/index.ts";

type Say = ReturnType<typeof useLanguage>["say"];

/** A fault in the reader's language. @param told as files' faults are told, in English */
export function faultWords(told: string, say: Say): string {
  const sum = /add up to 100, not (\S+)/.exec(told)?.[1];
  if (sum !== undefined) return say("scheme.fault.weights", { sum });
  const twice = /^(\S+) stands there twice/.exec(told)?.[1];
  if (twice !== undefined) return say("scheme.fault.twice", { code: twice });
  if (told.includes("decimal")) return say("scheme.fault.decimal");
  const day = /a day after (\S+)/.exec(told)?.[1];
  if (day !== undefined) return say("scheme.fault.day", { day });
  if (told.includes("shares that do not fall")) return say("scheme.fault.target");
  const [, from, to] = /^expected (\d+) to (\d+)$/.exec(told) ?? [];
  if (from !== undefined && to !== undefined) return say("scheme.fault.between", { from, to });
  const least = /at least (\d+)/.exec(told)?.[1];
  if (least !== undefined) return say("scheme.fault.least", { least });
  const code = /^(\S+) is no indicator/.exec(told)?.[1];
  return code === undefined ? say("scheme.fault.other") : say("scheme.fault.indicator", { code });
}
