import { listOf } from "../address/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { CasesLink } from "./cases-link.tsx";
import { Definition } from "./definition.tsx";
import classes from "./other-streams.module.css";

const OtherStreamsBoard = graphql(`
  fragment OtherStreams on Board {
    asOf {
      instant
      token
    }
    inCharge
    scope {
      id
      code
    }
    otherStreams {
      caseStream
      open
      overdue
    }
  }
`);

/** The streams with a law of their own, one line beside the board and never in its sums; nothing while no case of them is open. */
export function OtherStreams({ board: masked }: { board: FragmentType<typeof OtherStreamsBoard> }) {
  const { say } = useLanguage();
  const board = readFragment(OtherStreamsBoard, masked);
  const streams = board.otherStreams.filter((stream) => stream.open > 0);
  if (streams.length === 0) return null;
  return (
    <section className={classes["streams"]} aria-label={say("stream.others")}>
      <span className={classes["lead"]}>
        {say("stream.others")}: <Definition figure="STREAM_OPEN" name={say("stream.others")} />
      </span>
      {streams.map(({ caseStream, open, overdue }) => {
        const list = (figure: "open" | "overdue") => ({ ...listOf(figure, board.scope.code, { ...board.asOf, inCharge: board.inCharge }), stream: caseStream });
        return (
          <span key={caseStream} data-testid={`stream-${caseStream}`}>
            {say(`stream.${caseStream}`)}{" "}
            <CasesLink search={list("open")} label={`${say(`stream.${caseStream}`)}: ${say("stream.open", { open })}`}>
              <span className="number">{say("stream.open", { open })}</span>
            </CasesLink>
            {overdue > 0 && (
              <>
                {", "}
                <CasesLink search={list("overdue")} className={classes["late"]} label={`${say(`stream.${caseStream}`)}: ${say("stream.overdue", { overdue })}`}>
                  <span className="number">{say("stream.overdue", { overdue })}</span>
                </CasesLink>
              </>
            )}
          </span>
        );
      })}
    </section>
  );
}
