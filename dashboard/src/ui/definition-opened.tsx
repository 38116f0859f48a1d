import { useQuery } from "@apollo/client/react";
import { Popover } from "@mantine/core";
import { calendarDayText } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { DefinedFigure } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { DefinitionMark } from "./definition-mark.tsx";
import classes from "./definition.module.css";
import { useOpening } from "./use-opening.ts";

const FigureDefinitions = graphql(`
  query FigureDefinitions($language: DefinitionLanguage!) {
    definitions(language: $language) {
      regulationTitle
      regulationFrom
      figures {
        figure
        name
        counted
        notCounted
      }
    }
  }
`);

/** The mark with what it opened; it is read when it is first opened. */
export function OpenedDefinition({ figure, name }: { figure: DefinedFigure; name: string }) {
  const { button, opened, setOpened } = useOpening();
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-start" withArrow shadow="md" trapFocus={false}>
      <Popover.Target>
        <DefinitionMark ref={button} name={name} onClick={() => setOpened(!opened)} />
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
  const { regulationTitle, regulationFrom } = data.definitions;
  return (
    <>
      <p className={classes["name"]}>{found.name}</p>
      <p>{found.counted}</p>
      {found.notCounted && <p>{found.notCounted}</p>}
      <p className={classes["basis"]}>{say("definition.basis", { regulation: regulationTitle, day: calendarDayText(regulationFrom) })}</p>
    </>
  );
}
