import { Button } from "@mantine/core";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ApiKeyState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { type ShapeName, Status } from "../ui/index.ts";
import classes from "./api-keys.module.css";

const KeyRowKey = graphql(`
  fragment KeyRow on ApiKey {
    id
    name
    state
    operations
    createdBy
    approvedBy
    expiresAt
    lastUsedAt
    mayApprove
    mayRevoke
    unit {
      code
      name
    }
  }
`);
const Approve = graphql(`
  mutation ApproveApiKey($input: ApiKeyInput!) {
    approveApiKey(input: $input) {
      ... on ApiKey {
        ...KeyRow
      }
      ... on ApiKeyRefused {
        message
      }
    }
  }
`);
const Revoke = graphql(`
  mutation RevokeApiKey($input: ApiKeyInput!) {
    revokeApiKey(input: $input) {
      ... on ApiKey {
        ...KeyRow
      }
      ... on ApiKeyRefused {
        message
      }
    }
  }
`);

const SHOWN: Record<ApiKeyState, { tone: "late" | "soon" | "good" | "idle"; shape: ShapeName }> = {
  WAITING: { tone: "soon", shape: "diamond" },
  ACTIVE: { tone: "good", shape: "circle" },
  EXPIRED: { tone: "idle", shape: "ring" },
  REVOKED: { tone: "idle", shape: "dash" },
};

/** One key and what can be done with it. @param onDone called after an act, with what stood in its way, "" for nothing */
export function KeyRow({ one: masked, onDone }: { one: FragmentType<typeof KeyRowKey>; onDone: (problem: string) => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(KeyRowKey, masked);
  return (
    <tr>
      <th scope="row">
        {one.name}
        <small className={classes["small"]}>
          <code>{one.id}</code> · {one.unit.name}
        </small>
        <small className={classes["small"]}>
          {say("keys.by", { by: one.createdBy })}
          {one.approvedBy && ` · ${say("keys.approvedBy", { by: one.approvedBy })}`}
        </small>
      </th>
      <td>{one.operations.map((operation) => say(`keys.may.${operation}`)).join(", ")}</td>
      <td className="number">{format.at(one.expiresAt)}</td>
      <td className="number">{one.lastUsedAt ? format.at(one.lastUsedAt) : say("keys.neverUsed")}</td>
      <td>
        <Status {...SHOWN[one.state]}>{say(`keys.state.${one.state}`)}</Status>
      </td>
      <td>
        <Acts id={one.id} mayApprove={one.mayApprove} mayRevoke={one.mayRevoke} onDone={onDone} />
      </td>
    </tr>
  );
}

interface ActsProps {
  id: string;
  mayApprove: boolean;
  mayRevoke: boolean;
  onDone: (problem: string) => void;
}

/** Revoking cannot be undone: it is asked for twice. */
function Acts({ id, mayApprove, mayRevoke, onDone }: ActsProps) {
  const { say } = useLanguage();
  const [sure, setSure] = useState(false);
  const [approve, approving] = useMutation(Approve);
  const [revoke, revoking] = useMutation(Revoke);
  const variables = { input: { id } };
  const tell = (answer: object | undefined) =>
    onDone(answer === undefined ? say("accounts.failed") : "message" in answer && typeof answer.message === "string" ? answer.message : "");
  const failed = () => tell(undefined);
  return (
    <div className={classes["acts"]}>
      {mayApprove && (
        <Button size="compact-sm" loading={approving.loading} onClick={() => void approve({ variables }).then(({ data }) => tell(data?.approveApiKey), failed)}>
          {say("keys.approve")}
        </Button>
      )}
      {mayRevoke && !sure && (
        <Button size="compact-sm" variant="default" onClick={() => setSure(true)}>
          {say("keys.revoke")}
        </Button>
      )}
      {mayRevoke && sure && (
        <Button
          size="compact-sm"
          color="red"
          variant="outline"
          loading={revoking.loading}
          onClick={() => void revoke({ variables }).then(({ data }) => tell(data?.revokeApiKey), failed)}
        >
          {say("keys.revokeSure")}
        </Button>
      )}
    </div>
  );
}
