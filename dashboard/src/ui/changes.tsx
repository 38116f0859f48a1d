import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { clockSecondsText } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import type { News } from "../live/index.ts";
import { useChangeWords } from "./change-words.ts";
import classes from "./changes.module.css";
import { useOnDemand } from "./use-on-demand.ts";

/** Why the numbers moved last; it opens into all changes since the page was opened. @param children what stands beside it */
export function Changes({ news, children }: { news: readonly News[]; children?: ReactNode }) {
  const { say } = useLanguage();
  const words = useChangeWords();
  const last = news[0];
  return (
    <div className={classes["changes"]} data-testid="board-changes" data-paused={children ? true : undefined}>
      <span className={classes["title"]}>{say("change.title")}</span>
      {last ? (
        <>
          <span className={`number ${classes["at"]}`}>{clockSecondsText(last.asOf.instant)}</span>
          <span className={`number ${classes["what"]}`}>{words.causes(last.causes) || (last.afterGap ? say("change.again") : words.deltas(last.deltas))}</span>
          {children}
          <WhyChanged news={news} />
        </>
      ) : (
        <>
          <span className={classes["what"]}>{say("change.none")}</span>
          {children}
        </>
      )}
    </div>
  );
}

const opened = async () => (await import("./change-log.tsx")).OpenedChanges;

function WhyChanged({ news }: { news: readonly News[] }) {
  const { say } = useLanguage();
  const { part: Opened, reach } = useOnDemand(opened);
  if (Opened) return <Opened news={news} />;
  return (
    <UnstyledButton className={classes["why"]} aria-haspopup="dialog" aria-expanded={false} {...reach}>
      {say("change.why")}
    </UnstyledButton>
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
