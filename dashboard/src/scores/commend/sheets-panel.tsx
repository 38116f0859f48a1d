import { Link } from "@tanstack/react-router";
import { calendarDayText } from "../../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { Panel, ScrollTable } from "../../ui/index.ts";
import { scoreText } from "../score-text.ts";
import classes from "../scores.module.css";

const SheetsOfDossier = graphql(`
  fragment SheetsPanel on Commendation {
    officer {
      code
    }
    sheets {
      period
      from
      to
      confirmed
      sealHash
      ratios {
        part
        value
        n
        items
      }
    }
  }
`);

/** An officer's sealed sheets, figure by figure, each led to its list: neither score nor rank. */
export function SheetsPanel({ one: masked }: { one: FragmentType<typeof SheetsOfDossier> }) {
  const { say, locale } = useLanguage();
  const { officer: whose, sheets } = readFragment(SheetsOfDossier, masked);
  const officer = whose?.code ?? "";
  const parts = ["QUANTITY", "QUALITY", "PROGRESS"] as const;
  const heads = [say("commend.period"), ...parts.map((part) => say(`commend.part.${part}`)), say("commend.confirmed"), say("commend.seal")];
  const lead = sheets.length === 0 ? say("commend.noSheets") : say("commend.sheetsLead");
  return (
    <Panel title={say("commend.sheets")} lead={lead}>
      {sheets.length > 0 && (
        <ScrollTable label={say("commend.sheets")} heads={heads} least="any" className={classes["table"]} testId="dossier-sheets">
          {sheets.map(({ period, from, to, confirmed, sealHash, ratios }) => (
            <tr key={period}>
              <th scope="row">
                <Link to="/phieu-so-lieu/$ky/$officer" params={{ ky: period, officer }}>
                  {say("commend.days", { from: calendarDayText(from), to: calendarDayText(to) })}
                </Link>
              </th>
              {ratios.map(({ part, value, n, items }) => (
                <td key={part} className="number">
                  {value === null ? say("commend.noTotal") : scoreText(value, locale)}{" "}
                  <Link to="/phieu-so-lieu/$ky/$officer/danh-sach" params={{ ky: period, officer }} search={{ part }} data-testid={`dossier-lines-${part}`}>
                    {say("commend.linesOf", { n, items })}
                  </Link>
                </td>
              ))}
              <td>{say(confirmed ? "commend.yes" : "commend.notConfirmed")}</td>
              <td>{sealHash.slice(0, 16)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </Panel>
  );
}
