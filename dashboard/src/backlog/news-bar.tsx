import { Button } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { useLanguage } from "../language/index.ts";
import { Shape } from "../ui/index.ts";
import type { QueueNews } from "./queue-news.ts";
import classes from "./filters.module.css";

/** "7 hồ sơ mới · 2 đổi hạn – Hiện": what the queue would have now and does not show. Nothing moves before somebody says so. */
export function NewsBar({ news, update }: { news: QueueNews; update: () => void }) {
  const { say } = useLanguage();
  const { fresh, moved, left, unknown } = useSyncExternalStore(news.subscribe, news.state.get);
  const parts = [
    fresh > 0 && say("backlog.news.fresh", { n: fresh }),
    moved > 0 && say("backlog.news.moved", { n: moved }),
    left > 0 && say("backlog.news.left", { n: left }),
    unknown && say("backlog.news.unknown"),
  ].filter(Boolean);
  return (
    <div className={classes["news"]} role="status">
      {parts.length > 0 && (
        <span className={classes["newsBar"]} data-testid="queue-news" data-fresh={fresh} data-moved={moved} data-left={left}>
          <Shape name="diamond" />
          <span className="number">{parts.join(" · ")}</span>
          <Button size="compact-sm" onClick={update} data-testid="list-update">
            {say("backlog.news.show")}
          </Button>
        </span>
      )}
    </div>
  );
}
