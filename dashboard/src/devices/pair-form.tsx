import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useRouteContext } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import type { PairDeviceInput, WallBoard } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, saidIn } from "../ui/index.ts";
import classes from "./devices.module.css";

const DeviceUnits = graphql(`
  query DeviceUnits {
    units {
      id
      code
      name
      validTo
    }
  }
`);

const PairDevice = graphql(`
  mutation PairDevice($input: PairDeviceInput!) {
    pairDevice(input: $input) {
      ... on Device {
        id
        name
      }
      ... on Problem {
        message
      }
    }
  }
`);

const BOARDS: readonly WallBoard[] = ["OVERVIEW", "UNITS", "MAP", "SOURCES"];

/** Lets in the screen that shows the code. */
export function PairForm({ onPaired }: { onPaired: () => void }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data } = useQuery(DeviceUnits);
  const [boards, setBoards] = useState<readonly WallBoard[]>(BOARDS);
  const [pair, { loading }] = useMutation(PairDevice);
  const [told, setTold] = useState("");
  const living = data?.units.filter(({ validTo }) => validTo === null) ?? [viewer.scope];
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (loading) return;
    const input = inputOf(
      form,
      BOARDS.filter((board) => boards.includes(board)),
    );
    const answer = (await pair({ variables: { input } }).catch(() => null))?.data?.pairDevice;
    if (answer === undefined || !("id" in answer)) return setTold(answer && "message" in answer ? answer.message : say("accounts.failed"));
    form.reset();
    setTold(say("devices.paired", { name: answer.name }));
    onPaired();
  };
  return (
    <Panel title={say("devices.pair")} lead={say("devices.pairLead", { address: `${location.host}/tv` })}>
      <form onSubmit={(event) => void send(event)} className={classes["form"]} data-testid="pair-form">
        <TextInput name="code" label={say("devices.code")} required maxLength={12} autoComplete="off" classNames={{ input: classes["code"] ?? "" }} />
        <TextInput name="name" label={say("devices.name")} placeholder={say("devices.nameHint")} required maxLength={80} />
        <NativeSelect name="unit" label={say("devices.unit")} data={living.map(({ code, name }) => ({ value: code, label: name }))} />
        <Checkbox.Group label={say("devices.boards")} value={[...boards]} onChange={(chosen) => setBoards(BOARDS.filter((board) => chosen.includes(board)))}>
          {BOARDS.map((board) => (
            <Checkbox key={board} value={board} label={say(`wall.board.${board}`)} mt={6} />
          ))}
        </Checkbox.Group>
        <TextInput name="rotateSeconds" type="number" min={5} max={3600} label={say("devices.seconds")} defaultValue="20" required />
        <NativeSelect
          name="theme"
          label={say("devices.theme")}
          data={(["DARK", "LIGHT"] as const).map((value) => ({ value, label: say(`devices.theme.${value}`) }))}
        />
        <NativeSelect
          name="language"
          label={say("devices.language")}
          data={[
            { value: "VI", label: "Tiếng Việt" },
            { value: "EN", label: "English" },
          ]}
        />
        <p role="status" data-testid="pair-told">
          {told}
        </p>
        <Button type="submit" aria-disabled={loading} data-testid="pair">
          {say("devices.send")}
        </Button>
      </form>
    </Panel>
  );
}

function inputOf(form: HTMLFormElement, boards: readonly WallBoard[]): PairDeviceInput {
  return {
    code: saidIn(form, "code"),
    name: saidIn(form, "name"),
    unit: saidIn(form, "unit"),
    boards: [...boards],
    rotateSeconds: Number(saidIn(form, "rotateSeconds")),
    theme: saidIn(form, "theme") === "LIGHT" ? "LIGHT" : "DARK",
    language: saidIn(form, "language") === "EN" ? "EN" : "VI",
  };
}
