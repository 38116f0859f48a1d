import { useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./in-charge-choice.module.css";

const InChargeQuery = graphql(`
  query InCharge {
    inCharge {
      officer
      name
    }
  }
`);

/** Whose units alone are counted, by the browser's own choice: it weighs nothing in the first look. Nothing where nobody is in charge of any. */
export function InChargeChoice({ chosen }: { chosen: string | undefined }) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/tong-quan" });
  const { data, previousData } = useQuery(InChargeQuery);
  const all = (data ?? previousData)?.inCharge ?? [];
  if (all.length === 0 && chosen === undefined) return null;
  const options = [
    { value: "", label: `${say("board.inCharge")}: ${say("board.inChargeAll")}` },
    ...all.map(({ officer, name }) => ({ value: officer, label: name })),
  ];
  const known = chosen === undefined || all.some(({ officer }) => officer === chosen) ? options : [...options, { value: chosen, label: chosen }];
  return (
    <select
      className={classes["choice"]}
      aria-label={say("board.inCharge")}
      title={say("board.inCharge")}
      value={chosen ?? ""}
      onChange={(event) =>
        void navigate({ search: (before) => ({ ...before, inCharge: event.currentTarget.value || undefined, asOf: undefined }), replace: true })
      }
      data-testid="in-charge"
    >
      {known.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
