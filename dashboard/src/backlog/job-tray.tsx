import { useApolloClient, useQuery } from "@apollo/client/react";
import { Button, Group, Modal } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { readFragment } from "../gql/index.ts";
import type { BacklogJobFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { JobActs } from "./job-acts.tsx";
import { JobItems } from "./job-items.tsx";
import { ReverseForm } from "./reverse-form.tsx";
import { BacklogJob, BacklogJobs } from "./jobs-graph.ts";
import classes from "./dialogs.module.css";

const LOOK_EVERY_MS = 1_500;

/** The viewer's jobs as the hub has them: they go on, and are found again, whatever becomes of the page. */
export function useJobs() {
  const client = useApolloClient();
  const isIdle = () => !client.readQuery({ query: BacklogJobs })?.bulkJobs.nodes.some((job) => readFragment(BacklogJob, job).state === "RUNNING");
  const { data } = useQuery(BacklogJobs, { fetchPolicy: "cache-and-network", pollInterval: LOOK_EVERY_MS, skipPollAttempt: isIdle });
  return data?.bulkJobs.nodes.map((job) => readFragment(BacklogJob, job)) ?? [];
}

/** The job that is at work, how far it is. */
export function RunningJob({ jobs }: { jobs: readonly BacklogJobFragment[] }) {
  const { say } = useLanguage();
  const job = jobs.find((one) => one.state === "RUNNING");
  if (!job) return null;
  return (
    <div className={classes["running"]} role="status" data-testid="job-running">
      {say(`backlog.act.${job.kind}`)}: {say("backlog.jobs.state.RUNNING")}
      <progress max={job.cases} value={job.cases - job.left} aria-label={say("backlog.jobs")} />
      <Progress job={job} />
    </div>
  );
}

/** Every job, with what can still be done about it and what became of each of its cases. */
export function JobTray({ jobs, close }: { jobs: readonly BacklogJobFragment[]; close: () => void }) {
  const { say } = useLanguage();
  return (
    <Modal opened onClose={close} size="xl" title={say("backlog.jobs")} lockScroll={false} closeButtonProps={{ "aria-label": say("backlog.cancel") }}>
      {jobs.length === 0 && <p className={classes["note"]}>{say("backlog.jobs.none")}</p>}
      {jobs.map((job) => (
        <Job key={job.id} job={job} />
      ))}
    </Modal>
  );
}

function Job({ job }: { job: BacklogJobFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [reversing, setReversing] = useState(false);
  const isReversible = job.own && job.reversedBy !== null && job.state !== "RUNNING" && job.done > job.undone;
  return (
    <article className={classes["job"]} data-testid="job" data-state={job.state}>
      <strong>
        {say(`backlog.act.${job.kind}`)}
        {job.toUnit && ` → ${job.toUnit.name}`}
      </strong>{" "}
      · {say(`backlog.jobs.state.${job.state}`)} · {format.at(job.askedAt)}
      <p>{job.reason}</p>
      <p>
        <Progress job={job} />
      </p>
      {job.stopped && <p className={classes["problem"]}>{job.stopped}</p>}
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => setOpen(!open)} aria-expanded={open}>
          {say("backlog.jobs.items")}
        </Button>
        {job.own && <JobActs job={job} />}
        {isReversible && !reversing && (
          <Button size="compact-sm" variant="default" onClick={() => setReversing(true)} data-testid="reverse-job">
            {say("backlog.jobs.reverse", { act: say(`backlog.act.${job.reversedBy ?? job.kind}`) })}
          </Button>
        )}
      </Group>
      {reversing && <ReverseForm job={job} close={() => setReversing(false)} />}
      {open && <JobItems id={job.id} />}
    </article>
  );
}

function Progress({ job }: { job: BacklogJobFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { done, skipped, refused, left, undone } = job;
  const told = { done: format.number(done), skipped: format.number(skipped), refused: format.number(refused), left: format.number(left) };
  return (
    <span className="number">
      {say("backlog.jobs.progress", told)}
      {undone > 0 && `, ${say("backlog.jobs.undone", { n: format.number(undone) })}`}
    </span>
  );
}
