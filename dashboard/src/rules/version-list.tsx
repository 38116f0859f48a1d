import { useLanguage } from "../language/index.ts";
import { Moment, Status } from "../ui/index.ts";
import classes from "./rules.module.css";

export interface ShownVersion {
  version: string;
  status: "REFERENCE" | "DRAFT" | "PROPOSED" | "ADOPTED" | "SUPERSEDED";
  title: string;
  proposedBy: string;
  proposedAt: string;
  adoptedBy?: string | null | undefined;
  adoptedAt?: string | null | undefined;
}

const LOOKS = {
  ADOPTED: { tone: "good", shape: "circle" },
  PROPOSED: { tone: "soon", shape: "diamond" },
  DRAFT: { tone: "idle", shape: "ring" },
  REFERENCE: { tone: "idle", shape: "square" },
  SUPERSEDED: { tone: "idle", shape: "dash" },
} as const;

/** Every version with where it stands; one of them is looked at. */
export function VersionList({ versions, chosen, onChoose }: { versions: readonly ShownVersion[]; chosen: string | null; onChoose: (version: string) => void }) {
  const { say } = useLanguage();
  return (
    <ol className={classes["versions"]} data-testid="versions">
      {versions.map((one) => (
        <li key={one.version}>
          <button type="button" aria-pressed={one.version === chosen} onClick={() => onChoose(one.version)}>
            <strong>{one.title}</strong>
            <Status {...LOOKS[one.status]} plain>
              {say(`rules.status.${one.status}`)}
            </Status>
            <span>
              {one.version} · {say("rules.proposedBy", { name: one.proposedBy })} <Moment at={one.proposedAt} />
            </span>
            {one.adoptedAt && (
              <span>
                {say("rules.adoptedBy", { name: one.adoptedBy ?? "" })} <Moment at={one.adoptedAt} />
              </span>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
