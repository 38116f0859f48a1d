import { Popover, UnstyledButton } from "@mantine/core";
import { clockSecondsText } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import type { News } from "../live/index.ts";
import { useChangeWords } from "./change-words.ts";
import classes from "./changes.module.css";
import { useOpening } from "./use-opening.ts";

const SHOWN_IN_LOG = 20;

/** The button with all changes since the page was opened. */
export function OpenedChanges({ news }: { news: readonly News[] }) {
  const { say } = useLanguage();
  const { button, opened, setOpened } = useOpening();
  return (
    <Popover opened={opened} onChange={setOpened} width={440} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton ref={button} className={classes["why"]} onClick={() => setOpened(!opened)}>
          {say("change.why")}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ChangeLog news={news.slice(0, SHOWN_IN_LOG)} />
      </Popover.Dropdown>
    </Popover>
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
