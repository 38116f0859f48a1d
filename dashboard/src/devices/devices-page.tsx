import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { DevicesQuery as Devices } from "../gql/graphql.ts";
import "../language/accounts.ts";
import "../language/wall.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, ScrollTable, Waiting } from "../ui/index.ts";
import { PairForm } from "./pair-form.tsx";
import classes from "./devices.module.css";

const DevicesQuery = graphql(`
  query Devices {
    devices {
      id
      name
      boards
      screen
      pairedAt
      pairedByName
      seenAt
      revokedAt
      revokedByName
      unit {
        id
        code
        name
      }
    }
  }
`);

const RevokeDevice = graphql(`
  mutation RevokeDevice($input: DeviceInput!) {
    revokeDevice(input: $input) {
      ... on Device {
        id
        revokedAt
        revokedByName
      }
      ... on DeviceRefused {
        message
      }
    }
  }
`);

const AGAIN_MS = 15_000;

/** Screens on walls: letting one in by its code, who let which in, when it was last seen, taking it off. */
export function DevicesPage() {
  const { say } = useLanguage();
  const { data, previousData, error, refetch } = useQuery(DevicesQuery, { fetchPolicy: "cache-and-network", pollInterval: AGAIN_MS });
  const devices = (data ?? previousData)?.devices ?? null;
  return (
    <>
      <PageHead title={say("devices.title")}>{devices && error && <OldValues retry={refetch} />}</PageHead>
      <p className={classes["lead"]}>{say("devices.lead")}</p>
      <div className={classes["parts"]}>
        <PairForm onPaired={() => void refetch()} />
        <Panel title={say("devices.list")}>
          {!devices && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={200} bars={4} />)}
          {devices?.length === 0 && <Message title={say("devices.none")} />}
          {devices && devices.length > 0 && (
            <ScrollTable
              label={say("devices.list")}
              heads={(["devices.name", "devices.unit", "devices.boards", "devices.seen", "devices.state", "devices.acts"] as const).map((head) => say(head))}
            >
              {devices.map((device) => (
                <DeviceRow key={device.id} device={device} />
              ))}
            </ScrollTable>
          )}
        </Panel>
      </div>
    </>
  );
}

function DeviceRow({ device }: { device: Devices["devices"][number] }) {
  const { say } = useLanguage();
  const format = useFormat();
  const state =
    device.revokedAt === null
      ? say("devices.by", { name: device.pairedByName, at: format.at(device.pairedAt) })
      : say("devices.off", { name: device.revokedByName ?? "–", at: format.at(device.revokedAt) });
  return (
    <tr data-testid="device" data-off={device.revokedAt !== null || undefined}>
      <th scope="row">
        {device.name}
        <div className={classes["soft"]}>{device.screen}</div>
      </th>
      <td>{device.unit.name}</td>
      <td>{device.boards.map((board) => say(`wall.board.${board}`)).join(", ")}</td>
      <td className="number">{format.at(device.seenAt)}</td>
      <td>
        {device.revokedAt === null && <strong>{say("devices.on")}</strong>}
        <div className={classes["soft"]}>{state}</div>
      </td>
      <td>{device.revokedAt === null && <Revoke id={device.id} name={device.name} />}</td>
    </tr>
  );
}

/** Asked once more before it goes dark. */
function Revoke({ id, name }: { id: string; name: string }) {
  const { say } = useLanguage();
  const [sure, setSure] = useState(false);
  const [revoke, { data, loading }] = useMutation(RevokeDevice, { variables: { input: { id } } });
  const refused = data && "message" in data.revokeDevice ? data.revokeDevice.message : null;
  if (!sure)
    return (
      <Button size="compact-sm" variant="default" onClick={() => setSure(true)} data-testid="revoke">
        {say("devices.revoke")}
      </Button>
    );
  return (
    <div className={classes["sure"]}>
      <p>{refused ?? say("devices.revokeSure", { name })}</p>
      <Button size="compact-sm" color="red" aria-disabled={loading} onClick={() => void revoke().catch(() => null)} data-testid="revoke-sure">
        {say("devices.revoke")}
      </Button>{" "}
      <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
        {say("phone.close")}
      </Button>
    </div>
  );
}
