import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Panel } from "../ui/index.ts";
import { ManifestDesk } from "./manifest-desk.tsx";
import classes from "./source-page.module.css";

const SourceManifestSource = graphql(`
  fragment SourceManifest on Source {
    code
    manifest
    secretNames
  }
`);

/** What the hub knows of how to read this source; changed the way it was connected. */
export function SourceManifest({ source: masked, onActed }: { source: FragmentType<typeof SourceManifestSource>; onActed: () => void }) {
  const { say } = useLanguage();
  const [saved, setSaved] = useState(false);
  const { manifest, secretNames } = readFragment(SourceManifestSource, masked);
  if (manifest === null) return null;
  return (
    <Panel title={say("sources.manifest")} lead={say("sources.manifestLead")}>
      <ManifestDesk
        manifest={manifest}
        secretNames={secretNames ?? []}
        saves={say("sources.save")}
        onConnected={() => {
          setSaved(true);
          onActed();
        }}
      />
      <p role="status" className={classes["note"]}>
        {saved && say("sources.saved")}
      </p>
    </Panel>
  );
}
