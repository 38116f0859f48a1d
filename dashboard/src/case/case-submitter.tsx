import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import facts from "./facts.module.css";

const CaseSubmitterSubmitter = graphql(`
  fragment CaseSubmitter on Submitter {
    name
    phone
    address
    masked
    confidentialName
    confidentialPhone
    confidentialContent
  }
`);

/** The citizen, masked unless the viewer may see more, and why it is so. */
export function CaseSubmitter({ submitter }: { submitter: FragmentType<typeof CaseSubmitterSubmitter> }) {
  const { say } = useLanguage();
  const { name, phone, address, masked, ...asked } = readFragment(CaseSubmitterSubmitter, submitter);
  const known = [
    { label: say("case.submitterName"), value: name },
    { label: say("case.submitterPhone"), value: phone },
    { label: say("case.submitterAddress"), value: address },
  ].filter((fact) => fact.value !== null);
  const kept = [
    asked.confidentialName && say("case.confidentialName"),
    asked.confidentialPhone && say("case.confidentialPhone"),
    asked.confidentialContent && say("case.confidentialContent"),
  ].filter(Boolean);
  return (
    <>
      {known.length === 0 && <p className={facts["quiet"]}>{say("case.submitterNone")}</p>}
      <dl className={facts["facts"]}>
        {known.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd className="number">{fact.value}</dd>
          </div>
        ))}
      </dl>
      {kept.length > 0 && <p className={facts["note"]}>{say("case.confidentialAsked", { what: kept.join(", ") })}</p>}
      {masked && <p className={facts["note"]}>{say("case.masked")}</p>}
    </>
  );
}
