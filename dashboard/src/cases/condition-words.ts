import "../language/causes.ts";
import "../language/period.ts";
import type { CasesSearch } from "../address/index.ts";
import { calendarDayText } from "../format/index.ts";
import type { BalancePart } from "../gql/graphql.ts";
import { type Say, useLanguage } from "../language/index.ts";

interface Condition {
  key: string;
  name: string;
  /** What to set so that the condition is gone. */
  without: Partial<CasesSearch>;
}

/** Every condition of the list in words. */
export function useConditionWords(search: CasesSearch, unitName: string | undefined, sourceNames: ReadonlyMap<string, string>): Condition[] {
  const { say } = useLanguage();
  const one = (key: keyof CasesSearch, name: string | undefined, without: Partial<CasesSearch> = { [key]: undefined }): Condition[] =>
    name ? [{ key, name, without }] : [];
  const each = <T extends string>(
    key: "stage" | "field" | "channel" | "source" | "severity",
    words: readonly T[] | undefined,
    name: (word: T) => string,
  ): Condition[] =>
    (words ?? []).map((word, _place, all) => {
      const rest = all.filter((other) => other !== word);
      return { key: `${key}-${word}`, name: name(word), without: { [key]: rest.length ? rest : undefined } };
    });
  return [
    ...one("text", search.text && say("filter.text", { text: search.text })),
    ...one("unit", search.unit && (unitName ?? search.unit), { unit: undefined, unitOnly: undefined }),
    ...one("unitOnly", search.unitOnly ? say("filter.unitOnly") : undefined),
    ...one("inCharge", search.inCharge && say("filter.inCharge", { code: search.inCharge })),
    ...one("supervised", search.supervised ? say("filter.supervised") : undefined),
    ...one("inside", search.inside ? say("filter.inside") : undefined),
    ...one("officer", search.officer && say("filter.officer", { name: search.officer })),
    ...one("withoutOfficer", search.withoutOfficer === undefined ? undefined : say(search.withoutOfficer ? "filter.withoutOfficer" : "filter.withOfficer")),
    ...one("insideLate", search.insideLate === undefined ? undefined : say(search.insideLate ? "filter.insideLate" : "filter.notInsideLate")),
    ...each("severity", search.severity, (word) => (word === "SEVERE" ? say("filter.severe") : say(`lateness.${word}`))),
    ...one("stream", search.stream && say(`stream.${search.stream}`)),
    ...one("lateness", search.lateness && say(`lateness.${search.lateness}`)),
    ...one("extended", search.extended === undefined ? undefined : say(search.extended ? "filter.extended" : "filter.notExtended")),
    ...one("merged", search.merged === undefined ? undefined : say(search.merged ? "filter.merged" : "filter.notMerged")),
    ...one("urgent", search.urgent === undefined ? undefined : say(search.urgent ? "filter.urgent" : "filter.notUrgent")),
    ...one("inheritedLate", search.inheritedLate ? say("filter.inherited") : undefined),
    ...each("stage", search.stage, (word) => say(`stage.${word}`)),
    ...each("field", search.field, (word) => say(`field.${word}`)),
    ...each("channel", search.channel, (word) => say(`channel.${word}`)),
    ...each("source", search.source, (word) => sourceNames.get(word) ?? word),
    ...one("receivedFrom", days("filter.received", search.receivedFrom, search.receivedTo, say), { receivedFrom: undefined, receivedTo: undefined }),
    ...one("closedFrom", days("filter.closed", search.closedFrom, search.closedTo, say), { closedFrom: undefined, closedTo: undefined }),
    ...one("handledFrom", days("period.handled", search.handledFrom, search.handledTo, say), { handledFrom: undefined, handledTo: undefined }),
    ...one("handledLate", search.handledLate === undefined ? undefined : say(search.handledLate ? "period.handledLate" : "period.handledOnTime")),
    ...one("answeredFrom", days("period.answered", search.answeredFrom, search.answeredTo, say), { answeredFrom: undefined, answeredTo: undefined }),
    ...one("balance", search.balance && days(`period.balancePart.${search.balance}`, search.balanceFrom, search.balanceTo, say), {
      balance: undefined,
      balanceFrom: undefined,
      balanceTo: undefined,
    }),
    ...one("notAt", search.notAt && say(search.movedBy ? `filter.moved.${search.movedBy}` : "filter.movedAll"), { notAt: undefined, movedBy: undefined }),
    ...one("reckoning", search.reckoning && say(`period.reckoning.${search.reckoning}`)),
  ];
}

type OfDays = "filter.received" | "filter.closed" | "period.handled" | "period.answered" | `period.balancePart.${BalancePart}`;

function days(message: OfDays, from: string | undefined, to: string | undefined, say: Say): string | undefined {
  const first = from && calendarDayText(from);
  const last = to && calendarDayText(to);
  if (first && last) return say(message, { days: first === last ? first : say("filter.days", { from: first, to: last }) });
  if (first) return say(message, { days: say("filter.from", { from: first }) });
  return last && say(message, { days: say("filter.until", { to: last }) });
}
