import type { viBoards } from "./vi-boards.ts";

/** English for views of the overview that people keep. */
export const enBoards: Record<keyof typeof viBoards, string> = {
  "boards.own": "My views",
  "boards.shared": "Shared in the unit",
  "boards.none": "No view was kept yet.",
  "boards.save": "Keep this view",
  "boards.change": "Change {name}",
  "boards.by": "shared by {name}",
  "boards.overdue": "{n} overdue",
  "boards.name": "Name of the view",
  "boards.unit": "Board of",
  "boards.whole": "The whole scope, as shown",
  "boards.share": "Share it in the unit",
  "boards.shareWhy": "Everybody with a post in your unit sees and opens it; you alone change and remove it.",
  "boards.remove": "Remove this view",
  "boards.cancel": "Cancel",
  "boards.keep": "Save",
  "boards.failed": "It could not be saved. Try again.",
};
