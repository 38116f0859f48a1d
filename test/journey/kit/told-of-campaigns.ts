import { reportArguments } from "./things-told.ts";

/** A campaign of everything open, named after a submitter and given up in his words, as GraphQL text. */
export function campaignArguments(words: string): Record<string, string[]> {
  const terms = 'unit: "SXD", workingDays: 7';
  const asOf = Buffer.from("1.0").toString("base64url");
  return {
    previewCampaign: [`input: { ${terms} }`],
    openCampaign: [`input: { ${terms}, key: "00000000-0000-4000-8006-000000000001", name: ${words}, asOf: "${asOf}", count: 1 }`],
    closeCampaign: [`input: { key: "00000000-0000-4000-8006-000000000002", id: "1", outcome: CANCELLED, reason: ${words} }`],
    ...Object.fromEntries(["campaign", "campaignStanding"].map((field) => [field, ['id: "1"']])),
    ...reportArguments(words),
    campaignCases: ['id: "1", number: OPENING, first: 100', 'id: "1", number: ARRIVED, first: 100'],
  };
}
