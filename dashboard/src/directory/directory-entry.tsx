import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ComponentProps, type ReactNode, useState } from "react";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { DirectoryEntryFragment, DirectorySystem, ReviewStanding } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { lateForm, Status } from "../ui/index.ts";
import classes from "./directory.module.css";

const DirectoryEntryParts = graphql(`
  fragment DirectoryEntry on DirectoryEntry {
    unit {
      id
      code
      name
      head {
        name
        title
        phone
      }
      roster {
        code
        task
        charge
      }
      hotlines {
        number
        name
      }
      mailboxes {
        kind
        address
        name
      }
    }
    faults
    system
    sources {
      code
      name
      freshness
    }
    standing
    review {
      wrong
      reviewedAt
      byName
      dueOn
    }
    mayReview
    mayChange
    seen
    coming {
      name
      from
    }
  }
`);

const ChangeForm = lateForm(async () => (await import("./change-form.tsx")).ChangeForm);
const ReviewForm = lateForm(async () => (await import("./review-form.tsx")).ReviewForm);

type Look = Pick<ComponentProps<typeof Status>, "tone" | "shape">;
const SYSTEM: Record<DirectorySystem, Look> = {
  NONE: { tone: "idle", shape: "dash" },
  CONNECTED: { tone: "good", shape: "circle" },
  SILENT: { tone: "late", shape: "triangle" },
};
const STANDING: Record<ReviewStanding, Look> = {
  CURRENT: { tone: "good", shape: "circle" },
  WRONG: { tone: "late", shape: "triangle" },
  CHANGED: { tone: "soon", shape: "diamond" },
  DUE: { tone: "soon", shape: "diamond" },
};

/** A unit of the directory: how it is reached, what is missing, how its last review stands. */
export function DirectoryEntry({ entry: masked, onReviewed }: { entry: FragmentType<typeof DirectoryEntryParts>; onReviewed: () => void }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<"review" | "change" | null>(null);
  const entry = readFragment(DirectoryEntryParts, masked);
  const { unit, faults, system, sources } = entry;
  const done = () => {
    setOpen(null);
    onReviewed();
  };
  return (
    <li data-testid="directory-entry" data-unit={unit.code} data-standing={entry.standing}>
      <Link to="/don-vi/$code" params={{ code: unit.code }} className={classes["name"] ?? ""}>
        {unit.name}
      </Link>
      <Reached unit={unit} />
      <p className={classes["marks"]}>
        <Status {...SYSTEM[system]}>
          {say(`directory.system.${system}`)}
          {sources.length > 0 && `: ${sources.map(({ name }) => name).join(", ")}`}
        </Status>
        {faults.map((fault) => (
          <Status key={fault} tone="late" shape="triangle">
            {say(`directory.fault.${fault}`)}
          </Status>
        ))}
      </p>
      <div className={classes["review"]}>
        <Reviewed entry={entry} />
        {entry.mayReview && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={say("directory.reviewOf", { unit: unit.name })}
            onClick={() => setOpen("review")}
            {...ReviewForm.ahead}
            data-testid="review"
          >
            {say("directory.review")}
          </Button>
        )}
        {entry.mayChange && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={say("directory.changeOf", { unit: unit.name })}
            onClick={() => setOpen("change")}
            {...ChangeForm.ahead}
            data-testid="change"
          >
            {say("directory.change")}
          </Button>
        )}
      </div>
      {open === "review" && <ReviewForm unit={unit.code} name={unit.name} done={done} close={() => setOpen(null)} />}
      {open === "change" && <ChangeForm entry={entry} done={done} close={() => setOpen(null)} />}
    </li>
  );
}

/** Numbers to tap, addresses to write to, and people in charge, as far as there are any: what is missing is told by the marks. */
function Reached({ unit: { hotlines, mailboxes, head, roster } }: { unit: DirectoryEntryFragment["unit"] }) {
  const { say } = useLanguage();
  return (
    <dl className={classes["facts"]}>
      {hotlines.length > 0 && (
        <Fact name={say("directory.numbers")}>
          {hotlines.map(({ number, name }) => (
            <span key={number}>
              <Dial number={number} /> <span className={classes["soft"]}>{name}</span>
            </span>
          ))}
        </Fact>
      )}
      {mailboxes.length > 0 && (
        <Fact name={say("directory.mailboxes")}>
          {mailboxes.map(({ kind, address }) => (
            <span key={address}>{kind === "EMAIL" ? <a href={`mailto:${address}`}>{address}</a> : say("directory.box", { address })}</span>
          ))}
        </Fact>
      )}
      {head !== null && (
        <Fact name={say("directory.head")}>
          {`${head.name}, ${head.title}`} {head.phone !== null && <Dial number={head.phone} />}
        </Fact>
      )}
      {roster.length > 0 && <Fact name={say("directory.roster")}>{say("directory.rosterOf", { n: roster.length })}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Dial({ number }: { number: string }) {
  const { say } = useLanguage();
  return (
    <a href={`tel:${number}`} aria-label={say("directory.call", { number })}>
      {number}
    </a>
  );
}

function Reviewed({ entry: { standing, review } }: { entry: DirectoryEntryFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <p className={classes["marks"]}>
      <Status {...STANDING[standing]}>{say(`directory.standing.${standing}`)}</Status>
      <span className={classes["soft"]}>
        {review === null
          ? say("directory.never")
          : say("directory.reviewed", { name: review.byName, at: format.at(review.reviewedAt), due: calendarDayText(review.dueOn) })}
        {review !== null &&
          review.wrong.length > 0 &&
          ` · ${say("directory.wrong", { parts: review.wrong.map((part) => say(`directory.part.${part}`)).join(", ") })}`}
      </span>
    </p>
  );
}
