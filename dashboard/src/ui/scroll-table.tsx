import type { ReactNode } from "react";
import classes from "./scroll-table.module.css";

interface ScrollTableProps {
  /** what it is a table of, for those who do not see it */
  label: string;
  heads?: readonly string[];
  /** how narrow it may become before it scrolls; middle when left out */
  least?: "any" | "middle" | "wide";
  /** the page's own words about its cells */
  className?: string | undefined;
  testId?: string;
  /** its rows */
  children: ReactNode;
}

/** A table that scrolls sideways by itself where the screen is narrow, by keyboard too. */
export function ScrollTable({ label, heads = [], least = "middle", className, testId, children }: ScrollTableProps) {
  return (
    <div className={classes["scroll"]} tabIndex={0} role="group" aria-label={label}>
      <table className={[classes["table"], className].filter(Boolean).join(" ")} data-least={least} data-testid={testId}>
        {heads.length > 0 && (
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
