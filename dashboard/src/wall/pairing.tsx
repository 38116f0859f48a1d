import { useMutation, useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { clockText } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./wall.module.css";

const AskPairing = graphql(`
  mutation AskPairing($input: AskPairingInput!) {
    askPairing(input: $input) {
      ... on PairingCode {
        code
        expiresAt
      }
      ... on TooManyAttempts {
        message
      }
    }
  }
`);

const WallHub = graphql(`
  query WallHub {
    hub {
      provinceName
      sample
    }
  }
`);

/** A little before a code ends another is asked for. */
const AGAIN_MS = 9 * 60_000;

/** What a screen shows before anybody let it in: a code, and what to do with it. */
export function Pairing() {
  const { say } = useLanguage();
  const { data: about } = useQuery(WallHub);
  const [ask, { data }] = useMutation(AskPairing, { fetchPolicy: "no-cache" });
  useEffect(() => {
    const wanted = () => void ask({ variables: { input: { screen: `${screen.width}×${screen.height}` } } }).catch(() => null); // asked again by itself
    wanted();
    const again = setInterval(wanted, AGAIN_MS);
    return () => clearInterval(again);
  }, [ask]);
  const given = data?.askPairing;
  const code = given && "code" in given ? given : null;
  const refused = given && "message" in given ? given.message : null;
  return (
    <main className={classes["alone"]}>
      <p className={classes["province"]}>{about?.hub.provinceName ?? ""}</p>
      <h1>{say("wall.pairTitle")}</h1>
      <p className={`number ${classes["code"]}`} data-testid="pairing-code">
        {code?.code ?? "····-····"}
      </p>
      <p>{say("wall.pairHow", { address: location.host })}</p>
      <p className={classes["soft"]}>{refused ?? (code ? say("wall.pairUntil", { time: clockText(code.expiresAt) }) : say("wall.asking"))}</p>
    </main>
  );
}
