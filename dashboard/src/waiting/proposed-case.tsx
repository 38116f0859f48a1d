import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./waiting.module.css";

const ProposedCaseCase = graphql(`
  fragment ProposedCase on ProposedCase {
    id
    visible
    reference
    title
    content
    placeText
    receivedAt
    dueAt
    learnedAt
    stage
    unit {
      id
      name
    }
  }
`);

/** The case that is decided on; one that is only offered cannot be opened yet, so its words stand here. */
export function ProposedCase({ about: masked }: { about: FragmentType<typeof ProposedCaseCase> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const about = readFragment(ProposedCaseCase, masked);
  return (
    <>
      <p className={classes["case"]}>
        {about.visible ? (
          <Link to="/phan-anh/$id" params={{ id: about.id }}>
            {about.reference}
          </Link>
        ) : (
          about.reference
        )}{" "}
        {about.title}
      </p>
      <p className={classes["facts"]}>
        {[
          about.unit.name,
          say(`stage.${about.stage}`),
          say("waiting.received", { at: format.at(about.receivedAt) }),
          about.dueAt === null ? "" : say("waiting.due", { at: format.at(about.dueAt) }),
          about.placeText ?? "",
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      {!about.visible && about.content && <p className={classes["content"]}>{about.content}</p>}
    </>
  );
}
