import { Popover, UnstyledButton } from "@mantine/core";
import { clockSecondsText } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import type { News } from "../live/index.ts";
import { useChangeWords } from "./change-words.ts";
import classes from "./changes.module.css";

const SHOWN_IN_LOG = 20;

/** Why the numbers moved last; it opens into all changes since the page was opened. */
export function Changes({ news }: { news: readonly News[] }) {
  const { say } = useLanguage();
  const words = useChangeWords();
  const last = news[0];
  return (
    <div className={classes["changes"]} data-testid="board-changes">
      <span className={classes["title"]}>{say("change.title")}</span>
      {last ? (
        <>
          <span className={`number ${classes["at"]}`}>{clockSecondsText(last.asOf.instant)}</span>
          <span className={`number ${classes["what"]}`}>{words.causes(last.causes) || (last.afterGap ? say("change.again") : words.deltas(last.deltas))}</span>
          <Popover width={440} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
            <Popover.Target>
              <UnstyledButton className={classes["why"]}>{say("change.why")}</UnstyledButton>
            </Popover.Target>
            <Popover.Dropdown>
              <ChangeLog news={news.slice(0, SHOWN_IN_LOG)} />
            </Popover.Dropdown>
          </Popover>
        </>
      ) : (
        <span className={classes["what"]}>{say("change.none")}</span>
      )}
    </div>
  );
}

function ChangeLog({ news }: { news: readonly News[] }) {
  const { say } = useLanguage();
  const words = useChangeWords();
  return (
    <div className={classes["log"]} tabIndex={0} role="group" aria-label={say("change.log")}>
      <table>
        <caption>{say("change.log")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("sources.at")}</th>
            <th scope="col">{say("change.figures")}</th>
            <th scope="col">{say("change.causes")}</th>
          </tr>
        </thead>
        <tbody className="number">
          {news.map((one) => (
            <tr key={one.asOf.instant}>
              <td>{clockSecondsText(one.asOf.instant)}</td>
              <td>{words.deltas(one.deltas) || "–"}</td>
              <td>{[one.afterGap ? say("change.again") : "", words.causes(one.causes)].filter(Boolean).join("; ") || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One polite sentence for screen readers: the live part lets at most one a minute through. */
export function SpokenChange({ spoken }: { spoken: News | null }) {
  const words = useChangeWords();
  return (
    <p className="hidden" aria-live="polite" data-testid="spoken-change">
      {spoken ? `${clockSecondsText(spoken.asOf.instant)}: ${words.deltas(spoken.deltas)}. ${words.causes(spoken.causes)}.` : ""}
    </p>
  );
}
