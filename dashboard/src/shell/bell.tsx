import { useQuery, useSubscription } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Icon } from "./icon.tsx";
import classes from "./bell.module.css";

const BellQuery = graphql(`
  query Bell {
    notices(first: 0) {
      bell {
        unread
        upTo
      }
    }
  }
`);
const BellChanged = graphql(`
  subscription BellChanged {
    noticesChanged {
      unread
      upTo
    }
  }
`);

/** A bell counts no further. */
const MOST_SHOWN = 99;

/** How many notices are unread, live; and the way to them. */
export function Bell() {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, previousData, refetch } = useQuery(BellQuery, { fetchPolicy: "cache-and-network" });
  useSubscription(BellChanged, { ignoreResults: true, onData: () => void refetch().catch(() => null) });
  const unread = (data ?? previousData)?.notices.bell.unread ?? 0;
  const shown = unread > MOST_SHOWN ? `${MOST_SHOWN}+` : format.number(unread);
  const name = unread === 0 ? say("bell.none") : say("bell.unread", { n: shown });
  return (
    <Link to="/thong-bao" className={classes["bell"]} aria-label={name} title={name} data-testid="bell" data-value={unread}>
      <Icon name="bell" />
      {unread > 0 && <span className={classes["count"]}>{shown}</span>}
    </Link>
  );
}
