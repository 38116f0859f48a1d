import { enNotices } from "./en-notices.ts";
import { addMessages } from "./runtime.ts";
import { viNotices } from "./vi-notices.ts";

// The words of notices come with their page, and with what a case's page shows of messages.
addMessages({ vi: viNotices, en: enNotices });
