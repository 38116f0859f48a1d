import "../language/changes.ts";
import "../language/directives.ts";
import "../language/proposals.ts";
import { useRouteContext } from "@tanstack/react-router";
import { useLanguage } from "../language/index.ts";
import { PageHead } from "../ui/index.ts";
import { SECTIONS } from "./sections.ts";
import classes from "./waiting.module.css";

/** What awaits the viewer: to approve, to sign second, to look at again. */
export function WaitingPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  return (
    <>
      <PageHead title={say("waiting.title")} />
      <p className={classes["lead"]}>{say("waiting.lead")}</p>
      <div className={classes["parts"]}>
        {SECTIONS.filter(({ needs }) => viewer.may.includes(needs)).map(({ key, Section }) => (
          <Section key={key} />
        ))}
      </div>
    </>
  );
}
