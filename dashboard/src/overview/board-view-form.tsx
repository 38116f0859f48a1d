import { useMutation, useQuery } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import type { OverviewSearch } from "../address/index.ts";
import type { BoardViewFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { type KeptAs, KeptViewForm, saidIn } from "../ui/index.ts";
import { settingsOf } from "./board-settings.ts";
import { BoardViewUnits, RemoveBoardView, SaveBoardView } from "./boards-graph.ts";

interface Settings {
  search: OverviewSearch;
  /** the own view that is changed: it keeps what it shows, its name and who sees it are said anew; null: what is shown is kept */
  view: BoardViewFragment | null;
  close: () => void;
}

/** The form of a view of the overview. */
export function BoardViewForm({ search, view, close }: Settings) {
  const { say } = useLanguage();
  const again = { refetchQueries: ["BoardViews"] };
  const [save, saving] = useMutation(SaveBoardView, again);
  const [remove, removing] = useMutation(RemoveBoardView, again);
  const keep = async (kept: KeptAs, form: HTMLFormElement) => {
    const unit = saidIn(form, "unit");
    const { __typename: _name, ...own } = { __typename: undefined, ...view?.board };
    const board = view === null ? settingsOf(search) : own;
    const { data } = await save({ variables: { input: { ...kept, board: { ...board, unit: unit === "" ? null : unit } } } });
    return data?.saveBoard.__typename === "SavedBoard" ? null : (data?.saveBoard.message ?? say("boards.failed"));
  };
  const drop = async (id: string) => {
    const { data } = await remove({ variables: { id } });
    return data?.removeBoard.__typename === "SavedViewRemoved" ? null : (data?.removeBoard.message ?? say("boards.failed"));
  };
  const words = {
    title: view ? say("boards.change", { name: view.name }) : say("boards.save"),
    name: say("boards.name"),
    share: say("boards.share"),
    shareWhy: say("boards.shareWhy"),
    remove: say("boards.remove"),
    cancel: say("boards.cancel"),
    keep: say("boards.keep"),
    failed: say("boards.failed"),
  };
  return (
    <KeptViewForm view={view} words={words} busy={saving.loading || removing.loading} keep={keep} remove={drop} close={close}>
      <UnitChoice chosen={view?.board.unit ?? ""} />
    </KeptViewForm>
  );
}

function UnitChoice({ chosen }: { chosen: string }) {
  const { say } = useLanguage();
  const { data } = useQuery(BoardViewUnits, { fetchPolicy: "no-cache" });
  const units = data?.board.units.map(({ unit }) => ({ value: unit.code, label: unit.name })) ?? [];
  const known = chosen === "" || units.some(({ value }) => value === chosen) ? units : [...units, { value: chosen, label: chosen }];
  return (
    <NativeSelect
      key={data ? "known" : "coming"}
      name="unit"
      mt="sm"
      label={say("boards.unit")}
      data={[{ value: "", label: say("boards.whole") }, ...known]}
      defaultValue={chosen}
    />
  );
}
