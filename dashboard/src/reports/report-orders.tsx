import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Panel } from "../ui/index.ts";
import classes from "./reports.module.css";

const ReportOrderParts = graphql(`
  fragment ReportOrderParts on ReportOrder {
    id
    code
    state
    rowsDone
    rowsTotal
    reportId
    problem
    askedAt
    unit {
      id
      name
    }
  }
`);

const ReportOrdersQuery = graphql(`
  query ReportOrders {
    reportOrders {
      id
      ...ReportOrderParts
    }
  }
`);

const LOOK_MS = 5_000;

/** Reports that are drawn up in the background for the viewer; nothing where he ordered none. */
export function ReportOrders() {
  const { say } = useLanguage();
  const format = useFormat();
  const { data } = useQuery(ReportOrdersQuery, { fetchPolicy: "cache-and-network", pollInterval: LOOK_MS });
  const orders = data?.reportOrders.map((one) => readFragment(ReportOrderParts, one)) ?? [];
  if (orders.length === 0) return null;
  return (
    <Panel title={say("report.orders")} lead={say("report.ordersLead")}>
      <ul className={classes["list"]} data-testid="report-orders">
        {orders.map((one) => (
          <li key={one.id} data-testid="report-order" data-state={one.state}>
            <strong>
              {one.code} · {one.unit.name}
            </strong>
            <p className={classes["facts"]}>
              {format.at(one.askedAt)} · {say(`report.order.${one.state}`)}
              {one.rowsTotal !== null && ` · ${say("report.orderRows", { done: one.rowsDone, total: one.rowsTotal })}`}
              {one.problem !== null && ` · ${one.problem}`}
            </p>
            {one.reportId !== null && (
              <Link to="/bao-cao/$id" params={{ id: one.reportId }}>
                {say("report.open")}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
