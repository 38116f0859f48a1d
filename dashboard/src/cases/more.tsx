import { Button } from "@mantine/core";
import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./more.module.css";

interface Settings {
  loaded: number;
  total: number;
  next: boolean;
  pageOf: number;
  reading: boolean;
  failed: boolean;
  more: () => void;
}

/** How many rows of all are there, and the way to the next ones. */
export function More({ loaded, total, next, pageOf, reading, failed, more }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  if (loaded === 0) return null;
  return (
    <div className={`${classes["more"]} screen-only`}>
      <span className="number" role="status" data-testid="list-loaded">
        {say(next ? "cases.loaded" : "cases.all", { n: format.number(loaded), total: format.number(total) })}
      </span>
      {next && (
        <Button variant="default" onClick={more} aria-disabled={reading} data-testid="list-more">
          {reading ? say("state.loading") : say("cases.more", { n: Math.min(pageOf, total - loaded) })}
        </Button>
      )}
      {failed && !reading && <span className={classes["failed"]}>{say("state.failed")}</span>}
    </div>
  );
}
