import "../language/period.ts";
import { useQuery } from "@apollo/client/react";
import type { ReactNode } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Shape } from "../ui/index.ts";
import classes from "./head-calls.module.css";

const UnitHeads = graphql(`
  query UnitHeads {
    board {
      units {
        unit {
          id
          code
          name
          head {
            name
            title
            phone
          }
        }
      }
    }
  }
`);

/** What stands beside a unit's name, by its code. */
export type HeadOf = (code: string) => ReactNode;

/** The numbers that reach the heads of the scope's units today, each one tap away; read once, apart from the live numbers. */
export function useHeads(): HeadOf {
  const { say } = useLanguage();
  const { data } = useQuery(UnitHeads, { fetchPolicy: "no-cache" });
  const heads = new Map(data?.board.units.map(({ unit }) => [unit.code, unit]));
  return (code) => {
    const unit = heads.get(code);
    if (!unit?.head?.phone) return null;
    const { name, title, phone } = unit.head;
    return (
      <a
        href={`tel:${phone}`}
        className={classes["call"]}
        aria-label={say("head.call", { name, title, phone, unit: unit.name })}
        title={`${title} ${name}`}
        data-testid={`call-${code}`}
      >
        <Shape name="phone" size={12} />
        <span className="number">{phone}</span>
      </a>
    );
  };
}
