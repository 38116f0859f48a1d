import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ScoreContext } from "../context.ts";
import { OfficerSheet } from "../officer/index.ts";
import { CommendationView } from "./commend.types.ts";
import { dossiersOfOfficer } from "./round.queries.ts";
import { commendationViews } from "./view.ts";

/** From a sheet to the dossiers of the officer it is about. */
@Resolver(() => OfficerSheet)
export class SheetCommendationsResolver {
  @FieldResolver(() => [CommendationView], { description: "Dossiers of commendation of its officer that the viewer sees, newest first, at most 20." })
  async commendations(@Root() { officer }: OfficerSheet, @Ctx() context: ScoreContext): Promise<CommendationView[]> {
    return commendationViews(await context.database.read((tx) => dossiersOfOfficer(tx, officer)), context);
  }
}
