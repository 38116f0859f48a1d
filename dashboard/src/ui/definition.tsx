import { useQuery } from "@apollo/client/react";
import { Popover, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { DefinedFigure } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./definition.module.css";

const FigureDefinitions = graphql(`
  query FigureDefinitions($language: DefinitionLanguage!) {
    definitions(language: $language) {
      regulation
      regulationVersion
      calendarVersion
      figures {
        figure
        name
        counted
        notCounted
      }
    }
  }
`);

/** The small mark beside a number's name: what the number says, from the rules it is counted by. It is read when it is first opened. */
export function Definition({ figure, name }: { figure: DefinedFigure; name: string }) {
  const { say } = useLanguage();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-start" withArrow shadow="md" trapFocus={false}>
      <Popover.Target>
        <UnstyledButton className={classes["mark"] ?? ""} aria-label={say("definition.of", { name })} onClick={() => setOpened(!opened)}>
          <span aria-hidden="true">i</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes["text"] ?? ""}>{opened && <Text figure={figure} />}</Popover.Dropdown>
    </Popover>
  );
}

function Text({ figure }: { figure: DefinedFigure }) {
  const { say, language } = useLanguage();
  const { data, error } = useQuery(FigureDefinitions, { variables: { language: language === "en" ? "EN" : "VI" } });
  const found = data?.definitions.figures.find((one) => one.figure === figure);
  if (!data || !found) return <p>{error ? say("state.failed") : say("state.loading")}</p>;
  const { regulation, regulationVersion, calendarVersion } = data.definitions;
  return (
    <>
      <p className={classes["name"]}>{found.name}</p>
      <p>{found.counted}</p>
      {found.notCounted && <p>{found.notCounted}</p>}
      <p className={classes["basis"]}>{say("definition.basis", { regulation, version: regulationVersion, calendar: calendarVersion })}</p>
    </>
  );
}
