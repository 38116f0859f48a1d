import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Checkbox, Radio, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { NoticeLanguage, NoticeRule } from "../gql/graphql.ts";
import type { NoticeSettingsPartsFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, saidIn, Waiting } from "../ui/index.ts";
import { Deliveries } from "./deliveries.tsx";
import classes from "./notices.module.css";

const NoticeSettingsParts = graphql(`
  fragment NoticeSettingsParts on NoticeSettings {
    language
    email
    phone
    mailTimes
    phoneRules
    muted
    mailPossible
    phonePossible
    deliveries {
      id
      ...DeliveryLine
    }
  }
`);
const NoticeSettingsQuery = graphql(`
  query NoticeSettings {
    noticeSettings {
      ...NoticeSettingsParts
    }
  }
`);
const SaveNoticeSettings = graphql(`
  mutation SaveNoticeSettings($input: SaveNoticeSettingsInput!) {
    saveNoticeSettings(input: $input) {
      __typename
      ... on NoticeSettingsSaved {
        settings {
          ...NoticeSettingsParts
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** How the viewer wants to be told, and what was sent to him lately. */
export function NoticeSettingsPanel() {
  const { say } = useLanguage();
  const { data, error, refetch } = useQuery(NoticeSettingsQuery, { fetchPolicy: "network-only" });
  return (
    <Panel title={say("notices.settings")} lead={say("notices.settingsLead")} id="cai-dat">
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={240} bars={5} />)}
      {data && <SettingsForm one={data.noticeSettings} />}
    </Panel>
  );
}

function SettingsForm({ one: masked }: { one: FragmentType<typeof NoticeSettingsParts> }) {
  const { say } = useLanguage();
  const [save, { loading, data }] = useMutation(SaveNoticeSettings);
  const [said, setSaid] = useState<{ problem: string } | null>(null);
  const result = data?.saveNoticeSettings;
  const one = readFragment(NoticeSettingsParts, result?.__typename === "NoticeSettingsSaved" ? result.settings : masked);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const answer = (await save({ variables: { input: inputIn(event.currentTarget) } }).catch(() => null))?.data?.saveNoticeSettings;
    setSaid({ problem: answer?.__typename === "NoticeSettingsSaved" ? "" : (answer?.message ?? say("notices.failed")) });
  };
  return (
    <>
      <form className={classes["form"]} onSubmit={(event) => void submit(event)} data-testid="notice-settings">
        <Addresses one={one} />
        <RuleChoices name="phoneRules" title={say("notices.phoneRules")} chosen={one.phoneRules} />
        <RuleChoices name="muted" title={say("notices.muted")} chosen={one.muted} />
        <p role="alert" className={classes["problem"]}>
          {said?.problem}
        </p>
        {said?.problem === "" && <p role="status">{say("notices.saved")}</p>}
        <div>
          <Button type="submit" aria-disabled={loading}>
            {say("notices.save")}
          </Button>
        </div>
      </form>
      <Deliveries title={say("notices.deliveries")} none={say("notices.deliveriesNone")} all={one.deliveries} />
    </>
  );
}

/** Vietnamese first. */
const LANGUAGES = [NoticeLanguage.Vi, NoticeLanguage.En];

function Addresses({ one }: { one: NoticeSettingsPartsFragment }) {
  const { say } = useLanguage();
  return (
    <>
      <Radio.Group name="language" label={say("notices.language")} defaultValue={one.language}>
        {LANGUAGES.map((language) => (
          <Radio key={language} value={language} label={say(`notices.language.${language}`)} mt={4} />
        ))}
      </Radio.Group>
      <TextInput name="email" type="email" label={say("notices.email")} defaultValue={one.email ?? ""} autoComplete="email" maxLength={254} />
      <TextInput
        name="mailTimes"
        label={say("notices.mailTimes")}
        description={one.mailPossible ? undefined : say("notices.mailOff")}
        defaultValue={one.mailTimes.join(", ")}
        inputMode="text"
      />
      <TextInput
        name="phone"
        type="tel"
        label={say("notices.phone")}
        description={one.phonePossible ? undefined : say("notices.phoneOff")}
        defaultValue={one.phone ?? ""}
        autoComplete="tel"
        maxLength={20}
      />
    </>
  );
}

function RuleChoices({ name, title, chosen }: { name: string; title: string; chosen: readonly NoticeRule[] }) {
  const { say } = useLanguage();
  return (
    <fieldset className={classes["choices"]}>
      <legend>{title}</legend>
      {Object.values(NoticeRule).map((rule) => (
        <Checkbox key={rule} name={name} value={rule} label={say(`notices.rule.${rule}`)} defaultChecked={chosen.includes(rule)} />
      ))}
    </fieldset>
  );
}

const oneOf = <T extends string>(words: Record<string, T>, said: readonly FormDataEntryValue[]): T[] =>
  Object.values(words).filter((word) => said.includes(word));

function inputIn(form: HTMLFormElement) {
  const told = new FormData(form);
  return {
    language: oneOf(NoticeLanguage, [saidIn(form, "language")])[0] ?? NoticeLanguage.Vi,
    email: saidIn(form, "email") || null,
    phone: saidIn(form, "phone") || null,
    mailTimes: saidIn(form, "mailTimes")
      .split(/[,;\s]+/)
      .filter((time) => time !== "")
      .map((time) => (/^\d:/.test(time) ? `0${time}` : time)),
    phoneRules: oneOf(NoticeRule, told.getAll("phoneRules")),
    muted: oneOf(NoticeRule, told.getAll("muted")),
  };
}
