import { enBacklog } from "./en-backlog.ts";
import { addMessages } from "./runtime.ts";
import { viBacklog } from "./vi-backlog.ts";

// The words of the backlog's queue come with its page.
addMessages({ vi: viBacklog, en: enBacklog });
