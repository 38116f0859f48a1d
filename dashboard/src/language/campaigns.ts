import { enCampaigns } from "./en-campaigns.ts";
import { addMessages } from "./runtime.ts";
import { viCampaigns } from "./vi-campaigns.ts";

// The words of campaigns come with their pages.
addMessages({ vi: viCampaigns, en: enCampaigns });
