import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchema } from "type-graphql";
import {
  AccessResolver,
  ApiKeyResolver,
  AccountOfficerResolver,
  AccountResolver,
  AccountSheetResolver,
  DelegationResolver,
  DeviceResolver,
  guardSchema,
} from "../access/index.ts";
import { AlertResolver, AlertRuleResolver, CitizenResolver, NoticeResolver, NoticeSettingResolver } from "../alert/index.ts";
import {
  BulkResolver,
  CampaignArrivalsResolver,
  CampaignResolver,
  CaseProposalsResolver,
  CorrectResolver,
  InsideCommentResolver,
  InsideEvidenceResolver,
  InsideLoadResolver,
  InsideResolver,
  LettersResolver,
  ProposalFieldsResolver,
  ProposalResolver,
  RecallResolver,
  SavedBoardResolver,
  SavedViewResolver,
} from "../backlog/index.ts";
import { CaseAreaResolver, CaseResolver, RevealResolver } from "../case/index.ts";
import { CaseTimeLeftResolver, ClockResolver, TimeLeftDaysResolver } from "../clock/index.ts";
import {
  CaseDirectivesResolver,
  CaseSubmissionsResolver,
  DirectiveResolver,
  DirectivesSummaryResolver,
  ObligationResolver,
  SubmissionResolver,
  UrgeResolver,
} from "../directive/index.ts";
import { CaseAtSourceResolver, DeskActsResolver, DeskResolver } from "../ingest/index.ts";
import {
  AuditLogResolver,
  AuditProofResolver,
  DirectoryResolver,
  FindingResolver,
  InspectionResolver,
  InspectionSamplesResolver,
  ReconciliationResolver,
  SampleCasesResolver,
  SignResolver,
} from "../inspection/index.ts";
import { AlertsLiveResolver, LiveResolver, NoticesLiveResolver, WallResolver } from "../live/index.ts";
import {
  CallResolver,
  CaseMatterResolver,
  CaseRestrictionResolver,
  DeclineResolver,
  DivertResolver,
  MatterResolver,
  NoResultResolver,
  RestrictionResolver,
} from "../matter/index.ts";
import { RulebookResolver, RulePreviewResolver } from "../rulebook/index.ts";
import {
  CommendationResolver,
  CommendationRoundResolver,
  SheetCommendationsResolver,
  OfficerSheetResolver,
  SchemeResolver,
  ScoreAppealResolver,
  ScoreCardResolver,
  ScorePeriodResolver,
} from "../score/index.ts";
import { SourceResolver } from "../source/index.ts";
import {
  BacklogResolver,
  BoardResolver,
  CasesResolver,
  DefinitionsResolver,
  FigureChangeResolver,
  HotlineResolver,
  PeriodResolver,
  RestatedResolver,
  SupervisedResolver,
} from "../tally/index.ts";
import {
  AccountOfficerViewResolver,
  AccountPostUnitResolver,
  AdoptUnitsResolver,
  ApiKeyUnitResolver,
  DelegationUnitResolver,
  DeviceUnitResolver,
  ChargesResolver,
  UnitHistoryResolver,
  UnitResolver,
  ViewerPostUnitResolver,
  ViewerScopeResolver,
} from "../unit/index.ts";
import { ReportDutyTermResolver, ReportOrderResolver, ReportResolver, ReportRuleResolver, TypedMonthsResolver } from "../report/index.ts";
import { DepartmentGraphResolver, EntityResolver } from "./federation/index.ts";
import { ClosingResolver, LanesResolver, WritebackResolver } from "../writeback/index.ts";
import { sayTerms } from "./terms/index.ts";

/** Every subscription brings its own mailbox; type-graphql only asks that a PubSub be given. */
const noPubSub = {
  publish: (): never => {
    throw new Error("events go through the journal, not through a PubSub");
  },
  subscribe: (): never => {
    throw new Error("subscriptions are the live station's mailboxes");
  },
};

/** The hub's schema, executable as built, every root field behind the policy. */
export async function hubSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      AccessResolver,
      AccountResolver,
      AccountSheetResolver,
      AccountOfficerResolver,
      AccountOfficerViewResolver,
      DelegationResolver,
      ApiKeyResolver,
      AccountPostUnitResolver,
      ViewerPostUnitResolver,
      DelegationUnitResolver,
      DeviceResolver,
      DeviceUnitResolver,
      ApiKeyUnitResolver,
      SupervisedResolver,
      HotlineResolver,
      PeriodResolver,
      FigureChangeResolver,
      RestatedResolver,
      UrgeResolver,
      DirectiveResolver,
      CaseDirectivesResolver,
      ObligationResolver,
      SubmissionResolver,
      CaseSubmissionsResolver,
      DirectivesSummaryResolver,
      UnitResolver,
      UnitHistoryResolver,
      ChargesResolver,
      AdoptUnitsResolver,
      ViewerScopeResolver,
      SourceResolver,
      DeskResolver,
      DeskActsResolver,
      CaseResolver,
      CaseAreaResolver,
      CaseAtSourceResolver,
      RevealResolver,
      ClockResolver,
      CaseTimeLeftResolver,
      TimeLeftDaysResolver,
      BoardResolver,
      CasesResolver,
      BacklogResolver,
      CorrectResolver,
      DefinitionsResolver,
      RulebookResolver,
      RulePreviewResolver,
      AuditLogResolver,
      DirectoryResolver,
      AuditProofResolver,
      InspectionResolver,
      InspectionSamplesResolver,
      ReconciliationResolver,
      SampleCasesResolver,
      FindingResolver,
      SignResolver,
      LiveResolver,
      WallResolver,
      NoticesLiveResolver,
      AlertResolver,
      AlertRuleResolver,
      AlertsLiveResolver,
      NoticeResolver,
      NoticeSettingResolver,
      CitizenResolver,
      WritebackResolver,
      LanesResolver,
      ClosingResolver,
      BulkResolver,
      LettersResolver,
      ReportResolver,
      ReportDutyTermResolver,
      ReportRuleResolver,
      TypedMonthsResolver,
      ReportOrderResolver,
      CampaignArrivalsResolver,
      CampaignResolver,
      ProposalResolver,
      CaseProposalsResolver,
      ProposalFieldsResolver,
      RecallResolver,
      InsideResolver,
      InsideLoadResolver,
      InsideCommentResolver,
      InsideEvidenceResolver,
      SavedViewResolver,
      SavedBoardResolver,
      CallResolver,
      DeclineResolver,
      DivertResolver,
      NoResultResolver,
      MatterResolver,
      CaseMatterResolver,
      RestrictionResolver,
      CaseRestrictionResolver,
      SchemeResolver,
      ScorePeriodResolver,
      CommendationResolver,
      CommendationRoundResolver,
      SheetCommendationsResolver,
      ScoreCardResolver,
      OfficerSheetResolver,
      ScoreAppealResolver,
      EntityResolver,
      DepartmentGraphResolver,
    ],
    validate: false,
    pubSub: noPubSub,
  });
  return sayTerms(guardSchema(schema));
}
