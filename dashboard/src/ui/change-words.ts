import { useFormat } from "../format/index.ts";
import { type MessageId, useLanguage } from "../language/index.ts";
import type { Figure, News } from "../live/index.ts";

const FIGURE_NAMES: Record<Figure, MessageId> = {
  overdue: "board.overdue",
  dueSoon: "board.dueSoon",
  open: "board.open",
  receivedToday: "board.receivedToday",
  closedToday: "board.closedToday",
};

/** Words for what changed and why, for all the places that tell it. */
export function useChangeWords() {
  const { say } = useLanguage();
  const format = useFormat();
  const caughtUp = (sources: NonNullable<News["causes"][number]["sources"]>) =>
    sources.filter(({ late }) => late > 0).map(({ name, late }) => say("cause.caughtUp", { n: late, source: name }));
  return {
    /** "2 quá hạn mới, 3 mới tiếp nhận (3 do đồng bộ bù từ Sở Y tế)" */
    causes: (causes: News["causes"]) =>
      causes.map((change) => [say(`cause.${change.cause}`, { n: change.cases }), ...caughtUp(change.sources ?? [])].join(" ")).join(", "),
    /** "Quá hạn +2, Đang mở −1" */
    deltas: (deltas: News["deltas"]) => deltas.map((delta) => `${say(FIGURE_NAMES[delta.figure])} ${format.change(delta.by)}`).join(", "),
  };
}
