import { enBoards } from "./en-boards.ts";
import { addMessages } from "./runtime.ts";
import { viBoards } from "./vi-boards.ts";

// The words of kept views come with what shows them.
addMessages({ vi: viBoards, en: enBoards });
