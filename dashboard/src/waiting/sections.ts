import type { ComponentType } from "react";
import { AwaitingDirectives } from "../directives/index.ts";
import { WaitingMentions } from "../inside/index.ts";
import { WaitingProposals } from "./waiting-proposals.tsx";
import { WaitingRecalls } from "./waiting-recalls.tsx";

/** A part of “what awaits me”: shown to those who may use the operation it needs. */
export interface WaitingSection {
  key: string;
  needs: string;
  Section: ComponentType;
}

/** In their order on the page; who adds a kind of decision adds its part here. */
export const SECTIONS: readonly WaitingSection[] = [
  { key: "directives", needs: "directives", Section: AwaitingDirectives },
  { key: "proposals", needs: "proposals", Section: WaitingProposals },
  { key: "mentions", needs: "caseMentions", Section: WaitingMentions },
  { key: "recalls", needs: "recallSample", Section: WaitingRecalls },
];
