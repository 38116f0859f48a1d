import { calendarDayText } from "../format/index.ts";
import { CaseStream, Channel, ClockStage, Field, RegulationPart, Urgency } from "../gql/graphql.ts";
import type { Say } from "../language/index.ts";
import { limitText } from "./limit-text.ts";

const isOf = <T extends string>(words: Record<string, T>, said: string): said is T => Object.values<string>(words).includes(said);
const THRESHOLDS = ["dueSoon", "severelyOverdue", "staleDays", "ageingBandsDays", "smallestForShare"] as const;

/** "Xử lý · một cơ quan" for HANDLE · ONE_AGENCY: what differs, in people's words. */
export function whatText(what: string, say: Say): string {
  return what
    .split(" · ")
    .map((part) => partText(part, say))
    .join(" · ");
}

function partText(part: string, say: Say): string {
  const [word = "", day] = part.split(" ");
  return day === undefined ? wordText(word, say) : `${wordText(word, say)} (${dated(day)})`;
}

function wordText(word: string, say: Say): string {
  if (word === "validFrom") return say("regulations.validFrom");
  if (word === "ONE_AGENCY") return say("regulations.oneAgency");
  if (word === "SEVERAL_AGENCIES") return say("regulations.several");
  if (isOf(ClockStage, word)) return say(`clock.stage.${word}`);
  if (isOf(CaseStream, word)) return say(`stream.${word}`);
  if (isOf(Field, word)) return say(`field.${word}`);
  if (isOf(Urgency, word)) return say(`urgency.${word}`);
  if (isOf(Channel, word)) return say(`channel.${word}`);
  if (isOf(RegulationPart, word)) return say(`part.${word}`);
  const threshold = THRESHOLDS.find((one) => one === word);
  return threshold === undefined ? word : say(`threshold.${threshold}`);
}

/** What a document says there: its limit and its days as people write them. */
export function saidText(said: string, say: Say): string {
  const [first = "", ...rest] = said.split(", ");
  return [limitText(dated(first), say), ...rest].join(", ");
}

const dated = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) ? calendarDayText(text) : text);
