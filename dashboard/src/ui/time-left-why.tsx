import { useQuery } from "@apollo/client/react";
import { Modal } from "@mantine/core";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Waiting } from "./states.tsx";
import { TimeLeftCount } from "./time-left.tsx";

const TimeLeftOfCase = graphql(`
  query TimeLeftOfCase($id: ID!) {
    case(id: $id) {
      id
      ...TimeLeftDays
    }
  }
`);

/** How the time left of a case is counted, read anew when it is opened: the figure is that of now. */
export function TimeLeftWhy({ id, reference, close }: { id: string; reference: string; close: () => void }) {
  const { say } = useLanguage();
  const { data, error, refetch } = useQuery(TimeLeftOfCase, { variables: { id }, fetchPolicy: "no-cache" });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={`${say("timeLeft.why")}: ${reference}`}
      lockScroll={false}
      closeButtonProps={{ "aria-label": say("timeLeft.close") }}
    >
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Waiting height={160} bars={4} />}
      {data?.case && <TimeLeftCount one={data.case} />}
    </Modal>
  );
}
