import { Button, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import classes from "./filters.module.css";

/** Words to look for; they count when the person says so, by the button or Enter. */
export function SearchBox({ text, onSearch }: { text: string | undefined; onSearch: (text: string | undefined) => void }) {
  const { say } = useLanguage();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSearch(saidIn(event.currentTarget, "text").trim() || undefined);
  };
  return (
    <form role="search" className={classes["search"]} onSubmit={submit}>
      <TextInput
        name="text"
        type="search"
        size="sm"
        defaultValue={text ?? ""}
        maxLength={200}
        aria-label={say("cases.search")}
        placeholder={say("cases.search")}
        title={say("cases.searchWhy")}
        data-testid="list-search"
      />
      <Button type="submit" size="sm" variant="default">
        {say("cases.searchGo")}
      </Button>
    </form>
  );
}
