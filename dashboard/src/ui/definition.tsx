import type { DefinedFigure } from "../gql/graphql.ts";
import { DefinitionMark } from "./definition-mark.tsx";
import { useOnDemand } from "./use-on-demand.ts";

const opened = async () => (await import("./definition-opened.tsx")).OpenedDefinition;

/** The small mark beside a number's name: what the number says, from the rules it is counted by. */
export function Definition({ figure, name }: { figure: DefinedFigure; name: string }) {
  const { part: Opened, reach } = useOnDemand(opened);
  if (Opened) return <Opened figure={figure} name={name} />;
  return <DefinitionMark name={name} aria-haspopup="dialog" aria-expanded={false} {...reach} />;
}
