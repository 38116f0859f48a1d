import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import { exactly } from "./exactly.ts";
import classes from "./period.module.css";

const HotlineOutagesShown = graphql(`
  fragment HotlineOutages on HotlineOutages {
    count
    list {
      sourceCode
      number
      from
      until
      seconds
      causes
      tickets
    }
  }
`);

/** Each outage of the period; as many rows as the number says. */
export function HotlineOutages({ outages: shown }: { outages: FragmentType<typeof HotlineOutagesShown> | null | undefined }) {
  const { say } = useLanguage();
  const format = useFormat();
  const outages = readFragment(HotlineOutagesShown, shown);
  if (!outages || outages.count === 0) return null;
  return (
    <details className={classes["restated"]} data-testid="hotline-outages" data-value={outages.count}>
      <summary>{say("hotline.listOf", { n: outages.count })}</summary>
      <div className={classes["scroll"]} tabIndex={0} role="group" aria-label={say("hotline.outages")}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{say("hotline.number")}</th>
              <th scope="col">{say("hotline.from")}</th>
              <th scope="col">{say("hotline.until")}</th>
              <th scope="col">{say("hotline.inPeriod")}</th>
              <th scope="col">{say("hotline.cause")}</th>
            </tr>
          </thead>
          <tbody className="number">
            {outages.list.map((one) => (
              <tr key={`${one.sourceCode} ${one.number} ${one.from}`}>
                <th scope="row">{one.number}</th>
                <td>{format.at(one.from)}</td>
                <td>
                  {one.until ? (
                    format.at(one.until)
                  ) : (
                    <Status tone="late" shape="triangle">
                      {say("hotline.lasting")}
                    </Status>
                  )}
                </td>
                <td>{exactly(one.seconds, say)}</td>
                <td>
                  {one.causes.join("; ") || say("hotline.noCause")} {one.tickets > 1 && say("hotline.tickets", { n: one.tickets })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
