import { Textarea } from "@mantine/core";
import type { TypedSpanInput } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";

/** Cells copied from a sheet: figures of months before the hub. */
export function TypedIn() {
  const { say } = useLanguage();
  return <Textarea name="typedIn" label={say("report.typedIn")} description={say("report.typedInWhy")} rows={4} mt="sm" data-testid="typed-in" />;
}

const NUMBERS = ["opening", "received", "handedIn", "handled", "declined", "handedOut", "closing"] as const;

/** A day as sheets write it, or as addresses do. */
function dayIn(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
}

/** "1.976" is 1976; what is no number is told by the hub as wrong. */
const numberIn = (text: string): number => (/^\d[\d.]*$/.test(text) ? Number(text.replaceAll(".", "")) : -1);

/** One line a span: first day, last day, seven numbers, the paper; tabs between them. */
export function typedIn(text: string): TypedSpanInput[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split("\t").map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map(([from = "", to = "", ...rest]) => {
      const numbers = Object.fromEntries(NUMBERS.map((name, at) => [name, numberIn(rest[at] ?? "")])) as Record<(typeof NUMBERS)[number], number>;
      return { from: dayIn(from), to: dayIn(to), ...numbers, document: rest[NUMBERS.length] ?? "" };
    });
}
