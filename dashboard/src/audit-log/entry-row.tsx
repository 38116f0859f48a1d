import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment } from "../ui/index.ts";
import { actText, detailText, keptText, subjectText } from "./audit-words.ts";
import classes from "./audit-log.module.css";

const EntryRowAuditEntry = graphql(`
  fragment EntryRow on AuditEntry {
    stream
    number
    at
    actorKind
    actor
    onBehalfOf
    act
    subjectKind
    subjectId
    detail {
      name
      value
    }
    sealedTexts
  }
`);

/** One entry: when, who, what, to what. Texts that lie sealed beside it are told to be there, and stay closed. */
export function EntryRow({ entry: masked }: { entry: FragmentType<typeof EntryRowAuditEntry> }) {
  const { say } = useLanguage();
  const { stream, number, at, actorKind, actor, onBehalfOf, act, subjectKind, subjectId, detail, sealedTexts } = readFragment(EntryRowAuditEntry, masked);
  const subject = subjectText(say, subjectKind, subjectId);
  return (
    <tr data-testid={`entry-${stream}-${number}`}>
      <td>
        <Moment at={at} />
      </td>
      <td>
        {say(`audit.stream.${stream}`)} <span className="number">{number}</span>
      </td>
      <td>
        {actor}
        {actorKind !== "account" && <small>{say(`audit.${actorKind}`)}</small>}
        {onBehalfOf && <small>{say("audit.onBehalf", { name: onBehalfOf })}</small>}
      </td>
      <th scope="row">{actText(say, act)}</th>
      <td>
        {subjectKind === "case" ? (
          <Link to="/phan-anh/$id" params={{ id: subjectId }}>
            {subject}
          </Link>
        ) : (
          // an operation, a version, a code: names of the graph, in no language
          <span lang={subjectKind === "operation" ? "zxx" : undefined}>{subject}</span>
        )}
      </td>
      <td>
        {sealedTexts.map((name) => (
          <small key={name}>{keptText(say, name)}</small>
        ))}
        {detail.length > 0 && (
          <details className={classes["details"]}>
            <summary>{say("audit.told", { n: detail.length })}</summary>
            <ul>
              {detail.map(({ name, value }) => (
                <li key={name}>{detailText(say, name, value)}</li>
              ))}
            </ul>
          </details>
        )}
      </td>
    </tr>
  );
}
