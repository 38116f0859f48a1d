import { Button } from "@mantine/core";
import { useLanguage } from "../language/index.ts";
import { causesSince, useFollowing } from "../live/index.ts";
import { useChangeWords } from "./change-words.ts";
import { Shape } from "./shape.tsx";
import classes from "./newer-bar.module.css";

interface Settings {
  asOf: { event: number; instant: string };
  /** takes the newest token */
  update: (token: string) => void;
  /** stands where it is put, in place of lying over the title's line */
  inline?: boolean;
}

/** Says that there is something newer than a list, and moves the list there when asked: rows never move by themselves. */
export function NewerBar({ asOf, update, inline = false }: Settings) {
  const { say } = useLanguage();
  const words = useChangeWords();
  const { asOf: live, news, knownFrom } = useFollowing(null);
  const causes = causesSince(news, asOf.instant, knownFrom);
  const newer = live !== null && live.event > asOf.event && (causes === null || causes.length > 0);
  return (
    <div className={`${classes["place"]} screen-only`} data-shown={newer || undefined} data-inline={inline || undefined}>
      {newer && (
        <div className={classes["bar"]} role="status" data-testid="list-newer">
          <Shape name="diamond" />
          <span className="number">{causes === null ? say("cases.newerUnknown") : say("cases.newer", { causes: words.causes(causes) })}</span>
          <Button size="compact-sm" variant="filled" onClick={() => update(live.token)} data-testid="list-update">
            {say("cases.update")}
          </Button>
        </div>
      )}
    </div>
  );
}
