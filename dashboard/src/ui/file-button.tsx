import { Button } from "@mantine/core";
import { useState } from "react";
import { FILE_TYPES, type GivenFile, handOver } from "./hand-over.ts";

interface Settings {
  /** Nothing: it could not be had. */
  read: () => Promise<GivenFile | null | undefined>;
  loading: boolean;
  type: keyof typeof FILE_TYPES;
  label: string;
  /** Said when it could not be had. */
  failed: string;
  testId: string;
  size?: "xs";
  noteClass?: string | undefined;
}

/** Hands a file of the hub over. */
export function FileButton({ read, loading, type, label, failed: told, testId, size, noteClass }: Settings) {
  const [failed, setFailed] = useState(false);
  const download = async () => {
    const file = await read().catch(() => null);
    setFailed(!file);
    if (file) handOver(file, FILE_TYPES[type]);
  };
  return (
    <>
      <Button {...(size && { size })} variant="default" aria-disabled={loading} onClick={() => void (loading || download())} data-testid={testId}>
        {label}
      </Button>
      {failed && (
        <span className={noteClass} role="alert">
          {told}
        </span>
      )}
    </>
  );
}
