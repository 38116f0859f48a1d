import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment } from "../ui/index.ts";
import classes from "./notices.module.css";

const DeliveryLine = graphql(`
  fragment DeliveryLine on NoticeDelivery {
    id
    kind
    state
    stateAt
    tries
    reason
    arrival
  }
`);

/** Messages and how far each is. */
export function Deliveries({ title, none, all }: { title: string; none: string; all: readonly (FragmentType<typeof DeliveryLine> & { id: string })[] }) {
  const { say } = useLanguage();
  const lines = all.map((one) => readFragment(DeliveryLine, one));
  return (
    <>
      <h3>{title}</h3>
      {lines.length === 0 && <p className={classes["facts"]}>{none}</p>}
      <ul className={classes["list"]} data-testid="deliveries">
        {lines.map(({ id, kind, state, stateAt, tries, reason, arrival }) => (
          <li key={id} data-state={state}>
            {say(`delivery.kind.${kind}`)}: {say(`delivery.state.${state}`)}
            <p className={classes["facts"]}>
              <Moment at={stateAt} />
              {tries > 1 && ` · ${say("delivery.tries", { n: tries })}`}
              {reason && ` · ${reason}`}
              {arrival && ` · ${say(`delivery.arrival.${arrival}`)}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
