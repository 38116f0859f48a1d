import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";

/** Keeps a part of a page whose script cannot be fetched from taking the rest away; a browser remembers a failed script, so trying again reads the page anew. */
export class PartBoundary extends Component<{ say: { failed: string; retry: string }; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { say, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <div role="status">
        <p>{say.failed}</p>
        <Button variant="default" size="xs" onClick={() => window.location.reload()}>
          {say.retry}
        </Button>
      </div>
    );
  }
}
