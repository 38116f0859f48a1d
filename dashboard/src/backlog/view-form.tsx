import { useMutation } from "@apollo/client/react";
import type { CaseFilter, QueueColumn, QueueViewFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { type KeptAs, KeptViewForm } from "../ui/index.ts";
import { RemoveQueueView, SaveQueueView } from "./views-graph.ts";

interface Settings {
  filter: CaseFilter;
  /** empty: those that nobody chose */
  columns: readonly QueueColumn[];
  /** the own view that is shown; null: none, a new one is kept */
  view: QueueViewFragment | null;
  close: () => void;
}

/** The form of a view of the queue. */
export function ViewForm({ filter, columns, view, close }: Settings) {
  const { say } = useLanguage();
  const again = { refetchQueries: ["QueueViews"], awaitRefetchQueries: true };
  const [save, saving] = useMutation(SaveQueueView, again);
  const [remove, removing] = useMutation(RemoveQueueView, again);
  const keep = async (kept: KeptAs) => {
    const { data } = await save({ variables: { input: { ...kept, filter, columns: [...columns] } } });
    return data?.saveView.__typename === "SavedView" ? null : (data?.saveView.message ?? say("backlog.failed"));
  };
  const drop = async (id: string) => {
    const { data } = await remove({ variables: { id } });
    return data?.removeView.__typename === "SavedViewRemoved" ? null : (data?.removeView.message ?? say("backlog.failed"));
  };
  const words = {
    title: say(view ? "backlog.views.change" : "backlog.views.save"),
    name: say("backlog.views.name"),
    share: say("backlog.views.share"),
    shareWhy: say("backlog.views.shareWhy"),
    remove: say("backlog.views.remove"),
    cancel: say("backlog.cancel"),
    keep: say("backlog.correct.save"),
    failed: say("backlog.failed"),
  };
  return <KeptViewForm view={view} words={words} busy={saving.loading || removing.loading} keep={keep} remove={drop} close={close} />;
}
