import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useLanguage } from "../language/index.ts";
import { causesSince, useFollowing } from "../live/index.ts";
import { Shape, useChangeWords } from "../ui/index.ts";
import classes from "./newer-bar.module.css";

/** Says that there is something newer than the list, and moves the list there when asked: rows never move by themselves. */
export function NewerBar({ asOf }: { asOf: { event: number; instant: string } }) {
  const { say } = useLanguage();
  const words = useChangeWords();
  const navigate = useNavigate({ from: "/phan-anh" });
  const { asOf: live, news, knownFrom } = useFollowing(null);
  const causes = causesSince(news, asOf.instant, knownFrom);
  const newer = live !== null && live.event > asOf.event && (causes === null || causes.length > 0);
  const update = () => void navigate({ search: (before) => ({ ...before, asOf: live?.token }), replace: true, resetScroll: false });
  return (
    <div className={`${classes["place"]} screen-only`} data-shown={newer || undefined}>
      {newer && (
        <div className={classes["bar"]} role="status" data-testid="list-newer">
          <Shape name="diamond" />
          <span className="number">{causes === null ? say("cases.newerUnknown") : say("cases.newer", { causes: words.causes(causes) })}</span>
          <Button size="compact-sm" variant="filled" onClick={update} data-testid="list-update">
            {say("cases.update")}
          </Button>
        </div>
      )}
    </div>
  );
}
