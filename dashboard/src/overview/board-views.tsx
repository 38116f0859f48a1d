import { Button } from "@mantine/core";
import type { OverviewSearch } from "../address/index.ts";
import { useLanguage } from "../language/index.ts";
import { useOnDemand } from "../ui/index.ts";

const opened = async () => (await import("./board-views-opened.tsx")).OpenedBoardViews;

/** The button to the views that people keep: nobody pays for them who does not reach for it. */
export function BoardViewsButton({ search }: { search: OverviewSearch }) {
  const { say } = useLanguage();
  const { part: Opened, reach } = useOnDemand(opened);
  if (Opened) return <Opened search={search} />;
  return (
    <Button size="sm" variant="default" aria-haspopup="dialog" aria-expanded={false} data-testid="board-views" {...reach}>
      {say("boards.open")}
    </Button>
  );
}
