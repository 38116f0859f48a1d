import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { AuditSearch } from "../address/index.ts";
import { useLanguage } from "../language/index.ts";
import { ACT_NAMES, actText } from "./audit-words.ts";
import classes from "./audit-log.module.css";

const STREAMS = ["access", "decision", "account", "source", "key"] as const;

/** Narrows the log when it is sent, not at every key: each look is recorded. */
export function EntryFilters({ search }: { search: AuditSearch }) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/quan-tri/nhat-ky" });
  const send = (form: FormData) => {
    const told = [...form.entries()].filter(([, value]) => value !== "");
    void navigate({ search: Object.fromEntries(told) as AuditSearch });
  };
  return (
    <form key={JSON.stringify(search)} action={send} className={classes["filters"]}>
      <NativeSelect
        name="stream"
        label={say("audit.stream")}
        defaultValue={search.stream ?? ""}
        data={[{ value: "", label: say("audit.all") }, ...STREAMS.map((value) => ({ value, label: say(`audit.stream.${value}`) }))]}
      />
      <NativeSelect
        name="act"
        label={say("audit.act")}
        defaultValue={search.act ?? ""}
        data={[{ value: "", label: say("audit.all") }, ...ACT_NAMES.map((value) => ({ value, label: actText(say, value) }))]}
      />
      <TextInput name="actor" label={say("audit.actor")} defaultValue={search.actor ?? ""} maxLength={100} />
      <TextInput name="subject" label={say("audit.subject")} placeholder={say("audit.subjectHint")} defaultValue={search.subject ?? ""} maxLength={100} />
      <TextInput name="from" type="date" label={say("audit.from")} defaultValue={search.from ?? ""} />
      <TextInput name="to" type="date" label={say("audit.to")} defaultValue={search.to ?? ""} />
      <Button type="submit" variant="default" data-testid="audit-filter">
        {say("audit.filter")}
      </Button>
      {Object.values(search).some((value) => value !== undefined) && (
        <Button variant="subtle" onClick={() => void navigate({ search: {} })}>
          {say("audit.clear")}
        </Button>
      )}
    </form>
  );
}
