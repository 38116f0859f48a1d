import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Panel } from "../ui/index.ts";
import classes from "./facts.module.css";

const CaseTextCase = graphql(`
  fragment CaseText on Case {
    id
    content
    result
    closureReason
  }
`);

/** What the citizen said, and what came of it. */
export function CaseText({ one: masked }: { one: FragmentType<typeof CaseTextCase> }) {
  const { say } = useLanguage();
  const one = readFragment(CaseTextCase, masked);
  return (
    <Panel title={say("case.content")}>
      {one.content === null ? <p className={classes["quiet"]}>{say("case.withheld")}</p> : <p className={classes["text"]}>{one.content}</p>}
      <h3 className={classes["sub"]}>{say("case.result")}</h3>
      {one.result ? <p className={classes["text"]}>{one.result}</p> : <p className={classes["quiet"]}>{say("case.noResult")}</p>}
      {one.closureReason && (
        <>
          <h3 className={classes["sub"]}>{say("case.closureReason")}</h3>
          <p className={classes["text"]}>{one.closureReason}</p>
        </>
      )}
    </Panel>
  );
}
