import type { PreviewSchemeQuery } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { ScrollTable } from "../../ui/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";

export type Previewed = Extract<PreviewSchemeQuery["previewScheme"], { __typename: "SchemePreview" }>;

/** Units' totals by the period's own scheme and by the one in the form. */
export function PreviewTable({ previewed: { units, withoutLines } }: { previewed: Previewed }) {
  const { say, locale } = useLanguage();
  const shown = (total: string | null) => (total === null ? "–" : scoreText(total, locale));
  return (
    <>
      {withoutLines.length > 0 && <p className={classes["facts"]}>{say("scheme.withoutLines", { codes: withoutLines.join(", ") })}</p>}
      <ScrollTable
        label={say("scheme.previewed")}
        heads={[say("scheme.unit"), say("scheme.before"), say("scheme.after")]}
        least="any"
        className={classes["table"]}
        testId="scheme-preview"
      >
        {units.map(({ code, name, now, previewed }) => (
          <tr key={code} data-testid={`previewed-${code}`} data-now={now ?? ""} data-previewed={previewed ?? ""}>
            <th scope="row">{name}</th>
            <td className="number">{shown(now)}</td>
            <td className="number">{shown(previewed)}</td>
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}
