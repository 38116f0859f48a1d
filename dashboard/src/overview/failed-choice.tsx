import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { hasCode } from "../graph-errors.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message } from "../ui/index.ts";

/** That a choice of period gave no figures, and why, by the hub's own words where the choice is at fault. */
export function FailedChoice({ error, retry }: { error: unknown; retry: () => unknown }) {
  const { say } = useLanguage();
  if (CombinedGraphQLErrors.is(error) && hasCode(error, "BAD_USER_INPUT"))
    return <Message shape="square" title={say("period.refused")} text={error.errors[0]?.message} />;
  return <Failure error={error} retry={retry} />;
}
