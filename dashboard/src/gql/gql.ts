/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment CaseClocks on Case {\n    id\n    clocks {\n      stage\n      startedAt\n      stoppedAt\n      ...ClockCard\n    }\n  }\n": typeof types.CaseClocksFragmentDoc,
    "\n  fragment CaseCustody on Case {\n    id\n    custody {\n      unit {\n        id\n        code\n        name\n      }\n      from\n      to\n      reason\n      inheritedLate\n    }\n  }\n": typeof types.CaseCustodyFragmentDoc,
    "\n  fragment CaseFacts on Case {\n    id\n    channel\n    field\n    placeText\n    receivedAt\n    closedAt\n    learnedAt\n    source {\n      code\n      name\n      freshness\n      readUpTo\n    }\n    repeatOf {\n      id\n      reference\n      title\n    }\n    submitter {\n      ...CaseSubmitter\n    }\n  }\n": typeof types.CaseFactsFragmentDoc,
    "\n  fragment CaseHead on Case {\n    id\n    reference\n    title\n    stage\n    open\n    urgent\n    lateness\n    dueAt\n    source {\n      code\n      name\n    }\n  }\n": typeof types.CaseHeadFragmentDoc,
    "\n  fragment CaseNow on Case {\n    id\n    open\n    dueAt\n    closedAt\n    unit {\n      id\n      code\n      name\n    }\n    cooperatingUnits {\n      id\n      code\n      name\n    }\n    supervisingUnit {\n      id\n      code\n      name\n    }\n    custody {\n      from\n      to\n      unit {\n        id\n      }\n    }\n  }\n": typeof types.CaseNowFragmentDoc,
    "\n  fragment WholeCase on Case {\n    id\n    ...CaseHead\n    ...CaseNow\n    ...CaseText\n    ...CaseClocks\n    ...CaseCustody\n    ...CaseSteps\n    ...CaseFacts\n  }\n": typeof types.WholeCaseFragmentDoc,
    "\n  query Case($id: ID!) {\n    case(id: $id) {\n      ...WholeCase\n    }\n  }\n": typeof types.CaseDocument,
    "\n  subscription CaseChanged($id: ID!) {\n    caseChanged(ids: [$id]) {\n      seq\n      resync\n      case {\n        ...WholeCase\n      }\n    }\n  }\n": typeof types.CaseChangedDocument,
    "\n  fragment CaseSteps on Case {\n    id\n    steps {\n      at\n      kind\n      note\n      unit {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CaseStepsFragmentDoc,
    "\n  fragment CaseSubmitter on Submitter {\n    name\n    phone\n    address\n    masked\n    confidentialName\n    confidentialPhone\n    confidentialContent\n  }\n": typeof types.CaseSubmitterFragmentDoc,
    "\n  fragment CaseText on Case {\n    id\n    content\n    result\n    closureReason\n  }\n": typeof types.CaseTextFragmentDoc,
    "\n  fragment ClockCard on Clock {\n    stage\n    unit {\n      id\n      code\n      name\n    }\n    startedAt\n    dueAt\n    stoppedAt\n    late\n    explanation {\n      limit\n      ruleName\n      legalBasis\n      assumed\n      calendarVersion\n      ...ClockDays\n    }\n  }\n": typeof types.ClockCardFragmentDoc,
    "\n  fragment ClockDays on ClockExplanation {\n    counted {\n      day\n      minutes\n    }\n    skipped {\n      day\n      reason\n    }\n  }\n": typeof types.ClockDaysFragmentDoc,
    "\n  fragment CaseRow on Case {\n    rowId: id\n    reference\n    title\n    stage\n    field\n    urgent\n    receivedAt\n    dueAt\n    lateness\n    placeText\n    unit {\n      id\n      code\n      name\n    }\n    source {\n      code\n      name\n    }\n  }\n": typeof types.CaseRowFragmentDoc,
    "\n  query Cases($filter: CaseFilter, $order: CaseOrder, $asOf: String, $first: Int, $after: String) {\n    cases(filter: $filter, order: $order, asOf: $asOf, first: $first, after: $after) {\n      asOf {\n        event\n        instant\n        token\n      }\n      totalCount\n      edges {\n        node {\n          ...CaseRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.CasesDocument,
    "\n  fragment ChosenUnit on Unit {\n    id\n    code\n    name\n  }\n": typeof types.ChosenUnitFragmentDoc,
    "\n  query FilterWords {\n    units {\n      ...UnitPicker\n      ...ChosenUnit\n    }\n    sources {\n      code\n      name\n    }\n  }\n": typeof types.FilterWordsDocument,
    "\n  query NewestPoint {\n    cases(first: 1) {\n      asOf {\n        event\n        instant\n        token\n      }\n    }\n  }\n": typeof types.NewestPointDocument,
    "\n  fragment UnitPicker on Unit {\n    id\n    code\n    name\n    validTo\n    parent {\n      id\n      code\n    }\n  }\n": typeof types.UnitPickerFragmentDoc,
    "\n  fragment LiveFigures on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    open\n    overdue\n    dueSoon\n    receivedToday\n    closedToday\n    changes {\n      cause\n      cases\n    }\n  }\n": typeof types.LiveFiguresFragmentDoc,
    "\n  fragment LiveBoard on Board {\n    ...LiveFigures\n    ...FigureTiles\n    ...BoardClocks\n    ...UnitRanking\n  }\n": typeof types.LiveBoardFragmentDoc,
    "\n  query Board($unit: String, $asOf: String) {\n    board(unit: $unit, asOf: $asOf) {\n      ...LiveBoard\n    }\n  }\n": typeof types.BoardDocument,
    "\n  subscription BoardChanged($unit: String) {\n    boardChanged(unit: $unit) {\n      ...LiveBoard\n    }\n  }\n": typeof types.BoardChangedDocument,
    "\n  query OverviewTrend {\n    trend {\n      ...TrendPanel\n    }\n  }\n": typeof types.OverviewTrendDocument,
    "\n  query SourcesGlance {\n    sources {\n      ...SourceStrip\n    }\n  }\n": typeof types.SourcesGlanceDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": typeof types.SignOutDocument,
    "\n  query Session {\n    hub {\n      sample\n      provinceName\n    }\n    viewer {\n      username\n      displayName\n      role\n      scope {\n        id\n        code\n        name\n      }\n      may\n    }\n  }\n": typeof types.SessionDocument,
    "\n  fragment SampleAccounts on Hub {\n    sampleAccounts {\n      username\n      displayName\n      role\n      password\n      unitName\n    }\n  }\n": typeof types.SampleAccountsFragmentDoc,
    "\n  query SignInPage {\n    hub {\n      sample\n      provinceName\n      ...SampleAccounts\n    }\n  }\n": typeof types.SignInPageDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on TooManyAttempts {\n        retryAfterSeconds\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  fragment SourceCard on Source {\n    code\n    name\n    kind\n    owner {\n      id\n      code\n      name\n    }\n    freshness\n    readUpTo\n    lastAttemptAt\n    lastProblem\n    consecutiveFailures\n    everySeconds\n    cases\n    openCases\n    quarantined\n    unknownWords\n    quarantine {\n      locator\n    }\n    ...SourceQueues\n  }\n": typeof types.SourceCardFragmentDoc,
    "\n  fragment SourceQueues on Source {\n    code\n    quarantined\n    unknownWords\n    quarantine {\n      locator\n      reason\n      at\n    }\n    wordQueue {\n      list\n      word\n      records\n      firstSeenAt\n    }\n  }\n": typeof types.SourceQueuesFragmentDoc,
    "\n  query Sources {\n    sources {\n      code\n      ...SourceCard\n    }\n  }\n": typeof types.SourcesDocument,
    "\n  fragment BoardClocks on Board {\n    asOf {\n      instant\n    }\n    coverage {\n      fresh\n      total\n      readUpTo\n    }\n  }\n": typeof types.BoardClocksFragmentDoc,
    "\n  fragment FigureTiles on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    open\n    overdue\n    dueSoon\n    inheritedOverdue\n    receivedToday\n    closedToday\n  }\n": typeof types.FigureTilesFragmentDoc,
    "\n  fragment SourceStrip on Source {\n    code\n    name\n    freshness\n    readUpTo\n    lastProblem\n  }\n": typeof types.SourceStripFragmentDoc,
    "\n  fragment TrendPanel on Trend {\n    asOf {\n      instant\n      token\n    }\n    points {\n      week\n      received\n      closed\n    }\n  }\n": typeof types.TrendPanelFragmentDoc,
    "\n  fragment FiguresRow on UnitFigures {\n    unit {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    overdueShare\n    inheritedOverdue\n  }\n": typeof types.FiguresRowFragmentDoc,
    "\n  fragment UnitRanking on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    units {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n    own {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n  }\n": typeof types.UnitRankingFragmentDoc,
    "\n  query OpenCases($unit: String!, $asOf: String!) {\n    overdue: cases(filter: { unit: $unit, open: true, lateness: OVERDUE }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    dueSoon: cases(filter: { unit: $unit, open: true, lateness: DUE_SOON }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    onTime: cases(filter: { unit: $unit, open: true, lateness: ON_TIME }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    noClock: cases(filter: { unit: $unit, open: true, lateness: NO_CLOCK }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    received: cases(filter: { unit: $unit, open: true, stage: [RECEIVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    assigned: cases(filter: { unit: $unit, open: true, stage: [ASSIGNED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    inProgress: cases(filter: { unit: $unit, open: true, stage: [IN_PROGRESS] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    resolved: cases(filter: { unit: $unit, open: true, stage: [RESOLVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    answered: cases(filter: { unit: $unit, open: true, stage: [ANSWERED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n  }\n": typeof types.OpenCasesDocument,
    "\n  fragment UnitFacts on Unit {\n    id\n    code\n    validFrom\n    validTo\n    parent {\n      id\n      code\n      name\n    }\n    successors {\n      id\n      code\n      name\n    }\n  }\n": typeof types.UnitFactsFragmentDoc,
    "\n  fragment UnitFactsPredecessor on Unit {\n    id\n    code\n    name\n    successors {\n      id\n    }\n  }\n": typeof types.UnitFactsPredecessorFragmentDoc,
    "\n  query Unit($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      ...UnitFacts\n    }\n    units {\n      ...UnitFactsPredecessor\n    }\n  }\n": typeof types.UnitDocument,
    "\n  query UnitTrend($unit: String!) {\n    trend(unit: $unit) {\n      ...TrendPanel\n    }\n  }\n": typeof types.UnitTrendDocument,
};
const documents: Documents = {
    "\n  fragment CaseClocks on Case {\n    id\n    clocks {\n      stage\n      startedAt\n      stoppedAt\n      ...ClockCard\n    }\n  }\n": types.CaseClocksFragmentDoc,
    "\n  fragment CaseCustody on Case {\n    id\n    custody {\n      unit {\n        id\n        code\n        name\n      }\n      from\n      to\n      reason\n      inheritedLate\n    }\n  }\n": types.CaseCustodyFragmentDoc,
    "\n  fragment CaseFacts on Case {\n    id\n    channel\n    field\n    placeText\n    receivedAt\n    closedAt\n    learnedAt\n    source {\n      code\n      name\n      freshness\n      readUpTo\n    }\n    repeatOf {\n      id\n      reference\n      title\n    }\n    submitter {\n      ...CaseSubmitter\n    }\n  }\n": types.CaseFactsFragmentDoc,
    "\n  fragment CaseHead on Case {\n    id\n    reference\n    title\n    stage\n    open\n    urgent\n    lateness\n    dueAt\n    source {\n      code\n      name\n    }\n  }\n": types.CaseHeadFragmentDoc,
    "\n  fragment CaseNow on Case {\n    id\n    open\n    dueAt\n    closedAt\n    unit {\n      id\n      code\n      name\n    }\n    cooperatingUnits {\n      id\n      code\n      name\n    }\n    supervisingUnit {\n      id\n      code\n      name\n    }\n    custody {\n      from\n      to\n      unit {\n        id\n      }\n    }\n  }\n": types.CaseNowFragmentDoc,
    "\n  fragment WholeCase on Case {\n    id\n    ...CaseHead\n    ...CaseNow\n    ...CaseText\n    ...CaseClocks\n    ...CaseCustody\n    ...CaseSteps\n    ...CaseFacts\n  }\n": types.WholeCaseFragmentDoc,
    "\n  query Case($id: ID!) {\n    case(id: $id) {\n      ...WholeCase\n    }\n  }\n": types.CaseDocument,
    "\n  subscription CaseChanged($id: ID!) {\n    caseChanged(ids: [$id]) {\n      seq\n      resync\n      case {\n        ...WholeCase\n      }\n    }\n  }\n": types.CaseChangedDocument,
    "\n  fragment CaseSteps on Case {\n    id\n    steps {\n      at\n      kind\n      note\n      unit {\n        id\n        name\n      }\n    }\n  }\n": types.CaseStepsFragmentDoc,
    "\n  fragment CaseSubmitter on Submitter {\n    name\n    phone\n    address\n    masked\n    confidentialName\n    confidentialPhone\n    confidentialContent\n  }\n": types.CaseSubmitterFragmentDoc,
    "\n  fragment CaseText on Case {\n    id\n    content\n    result\n    closureReason\n  }\n": types.CaseTextFragmentDoc,
    "\n  fragment ClockCard on Clock {\n    stage\n    unit {\n      id\n      code\n      name\n    }\n    startedAt\n    dueAt\n    stoppedAt\n    late\n    explanation {\n      limit\n      ruleName\n      legalBasis\n      assumed\n      calendarVersion\n      ...ClockDays\n    }\n  }\n": types.ClockCardFragmentDoc,
    "\n  fragment ClockDays on ClockExplanation {\n    counted {\n      day\n      minutes\n    }\n    skipped {\n      day\n      reason\n    }\n  }\n": types.ClockDaysFragmentDoc,
    "\n  fragment CaseRow on Case {\n    rowId: id\n    reference\n    title\n    stage\n    field\n    urgent\n    receivedAt\n    dueAt\n    lateness\n    placeText\n    unit {\n      id\n      code\n      name\n    }\n    source {\n      code\n      name\n    }\n  }\n": types.CaseRowFragmentDoc,
    "\n  query Cases($filter: CaseFilter, $order: CaseOrder, $asOf: String, $first: Int, $after: String) {\n    cases(filter: $filter, order: $order, asOf: $asOf, first: $first, after: $after) {\n      asOf {\n        event\n        instant\n        token\n      }\n      totalCount\n      edges {\n        node {\n          ...CaseRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.CasesDocument,
    "\n  fragment ChosenUnit on Unit {\n    id\n    code\n    name\n  }\n": types.ChosenUnitFragmentDoc,
    "\n  query FilterWords {\n    units {\n      ...UnitPicker\n      ...ChosenUnit\n    }\n    sources {\n      code\n      name\n    }\n  }\n": types.FilterWordsDocument,
    "\n  query NewestPoint {\n    cases(first: 1) {\n      asOf {\n        event\n        instant\n        token\n      }\n    }\n  }\n": types.NewestPointDocument,
    "\n  fragment UnitPicker on Unit {\n    id\n    code\n    name\n    validTo\n    parent {\n      id\n      code\n    }\n  }\n": types.UnitPickerFragmentDoc,
    "\n  fragment LiveFigures on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    open\n    overdue\n    dueSoon\n    receivedToday\n    closedToday\n    changes {\n      cause\n      cases\n    }\n  }\n": types.LiveFiguresFragmentDoc,
    "\n  fragment LiveBoard on Board {\n    ...LiveFigures\n    ...FigureTiles\n    ...BoardClocks\n    ...UnitRanking\n  }\n": types.LiveBoardFragmentDoc,
    "\n  query Board($unit: String, $asOf: String) {\n    board(unit: $unit, asOf: $asOf) {\n      ...LiveBoard\n    }\n  }\n": types.BoardDocument,
    "\n  subscription BoardChanged($unit: String) {\n    boardChanged(unit: $unit) {\n      ...LiveBoard\n    }\n  }\n": types.BoardChangedDocument,
    "\n  query OverviewTrend {\n    trend {\n      ...TrendPanel\n    }\n  }\n": types.OverviewTrendDocument,
    "\n  query SourcesGlance {\n    sources {\n      ...SourceStrip\n    }\n  }\n": types.SourcesGlanceDocument,
    "\n  mutation SignOut {\n    signOut\n  }\n": types.SignOutDocument,
    "\n  query Session {\n    hub {\n      sample\n      provinceName\n    }\n    viewer {\n      username\n      displayName\n      role\n      scope {\n        id\n        code\n        name\n      }\n      may\n    }\n  }\n": types.SessionDocument,
    "\n  fragment SampleAccounts on Hub {\n    sampleAccounts {\n      username\n      displayName\n      role\n      password\n      unitName\n    }\n  }\n": types.SampleAccountsFragmentDoc,
    "\n  query SignInPage {\n    hub {\n      sample\n      provinceName\n      ...SampleAccounts\n    }\n  }\n": types.SignInPageDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on TooManyAttempts {\n        retryAfterSeconds\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  fragment SourceCard on Source {\n    code\n    name\n    kind\n    owner {\n      id\n      code\n      name\n    }\n    freshness\n    readUpTo\n    lastAttemptAt\n    lastProblem\n    consecutiveFailures\n    everySeconds\n    cases\n    openCases\n    quarantined\n    unknownWords\n    quarantine {\n      locator\n    }\n    ...SourceQueues\n  }\n": types.SourceCardFragmentDoc,
    "\n  fragment SourceQueues on Source {\n    code\n    quarantined\n    unknownWords\n    quarantine {\n      locator\n      reason\n      at\n    }\n    wordQueue {\n      list\n      word\n      records\n      firstSeenAt\n    }\n  }\n": types.SourceQueuesFragmentDoc,
    "\n  query Sources {\n    sources {\n      code\n      ...SourceCard\n    }\n  }\n": types.SourcesDocument,
    "\n  fragment BoardClocks on Board {\n    asOf {\n      instant\n    }\n    coverage {\n      fresh\n      total\n      readUpTo\n    }\n  }\n": types.BoardClocksFragmentDoc,
    "\n  fragment FigureTiles on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    open\n    overdue\n    dueSoon\n    inheritedOverdue\n    receivedToday\n    closedToday\n  }\n": types.FigureTilesFragmentDoc,
    "\n  fragment SourceStrip on Source {\n    code\n    name\n    freshness\n    readUpTo\n    lastProblem\n  }\n": types.SourceStripFragmentDoc,
    "\n  fragment TrendPanel on Trend {\n    asOf {\n      instant\n      token\n    }\n    points {\n      week\n      received\n      closed\n    }\n  }\n": types.TrendPanelFragmentDoc,
    "\n  fragment FiguresRow on UnitFigures {\n    unit {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    overdueShare\n    inheritedOverdue\n  }\n": types.FiguresRowFragmentDoc,
    "\n  fragment UnitRanking on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    units {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n    own {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n  }\n": types.UnitRankingFragmentDoc,
    "\n  query OpenCases($unit: String!, $asOf: String!) {\n    overdue: cases(filter: { unit: $unit, open: true, lateness: OVERDUE }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    dueSoon: cases(filter: { unit: $unit, open: true, lateness: DUE_SOON }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    onTime: cases(filter: { unit: $unit, open: true, lateness: ON_TIME }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    noClock: cases(filter: { unit: $unit, open: true, lateness: NO_CLOCK }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    received: cases(filter: { unit: $unit, open: true, stage: [RECEIVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    assigned: cases(filter: { unit: $unit, open: true, stage: [ASSIGNED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    inProgress: cases(filter: { unit: $unit, open: true, stage: [IN_PROGRESS] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    resolved: cases(filter: { unit: $unit, open: true, stage: [RESOLVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    answered: cases(filter: { unit: $unit, open: true, stage: [ANSWERED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n  }\n": types.OpenCasesDocument,
    "\n  fragment UnitFacts on Unit {\n    id\n    code\n    validFrom\n    validTo\n    parent {\n      id\n      code\n      name\n    }\n    successors {\n      id\n      code\n      name\n    }\n  }\n": types.UnitFactsFragmentDoc,
    "\n  fragment UnitFactsPredecessor on Unit {\n    id\n    code\n    name\n    successors {\n      id\n    }\n  }\n": types.UnitFactsPredecessorFragmentDoc,
    "\n  query Unit($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      ...UnitFacts\n    }\n    units {\n      ...UnitFactsPredecessor\n    }\n  }\n": types.UnitDocument,
    "\n  query UnitTrend($unit: String!) {\n    trend(unit: $unit) {\n      ...TrendPanel\n    }\n  }\n": types.UnitTrendDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseClocks on Case {\n    id\n    clocks {\n      stage\n      startedAt\n      stoppedAt\n      ...ClockCard\n    }\n  }\n"): (typeof documents)["\n  fragment CaseClocks on Case {\n    id\n    clocks {\n      stage\n      startedAt\n      stoppedAt\n      ...ClockCard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseCustody on Case {\n    id\n    custody {\n      unit {\n        id\n        code\n        name\n      }\n      from\n      to\n      reason\n      inheritedLate\n    }\n  }\n"): (typeof documents)["\n  fragment CaseCustody on Case {\n    id\n    custody {\n      unit {\n        id\n        code\n        name\n      }\n      from\n      to\n      reason\n      inheritedLate\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseFacts on Case {\n    id\n    channel\n    field\n    placeText\n    receivedAt\n    closedAt\n    learnedAt\n    source {\n      code\n      name\n      freshness\n      readUpTo\n    }\n    repeatOf {\n      id\n      reference\n      title\n    }\n    submitter {\n      ...CaseSubmitter\n    }\n  }\n"): (typeof documents)["\n  fragment CaseFacts on Case {\n    id\n    channel\n    field\n    placeText\n    receivedAt\n    closedAt\n    learnedAt\n    source {\n      code\n      name\n      freshness\n      readUpTo\n    }\n    repeatOf {\n      id\n      reference\n      title\n    }\n    submitter {\n      ...CaseSubmitter\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseHead on Case {\n    id\n    reference\n    title\n    stage\n    open\n    urgent\n    lateness\n    dueAt\n    source {\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment CaseHead on Case {\n    id\n    reference\n    title\n    stage\n    open\n    urgent\n    lateness\n    dueAt\n    source {\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseNow on Case {\n    id\n    open\n    dueAt\n    closedAt\n    unit {\n      id\n      code\n      name\n    }\n    cooperatingUnits {\n      id\n      code\n      name\n    }\n    supervisingUnit {\n      id\n      code\n      name\n    }\n    custody {\n      from\n      to\n      unit {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CaseNow on Case {\n    id\n    open\n    dueAt\n    closedAt\n    unit {\n      id\n      code\n      name\n    }\n    cooperatingUnits {\n      id\n      code\n      name\n    }\n    supervisingUnit {\n      id\n      code\n      name\n    }\n    custody {\n      from\n      to\n      unit {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeCase on Case {\n    id\n    ...CaseHead\n    ...CaseNow\n    ...CaseText\n    ...CaseClocks\n    ...CaseCustody\n    ...CaseSteps\n    ...CaseFacts\n  }\n"): (typeof documents)["\n  fragment WholeCase on Case {\n    id\n    ...CaseHead\n    ...CaseNow\n    ...CaseText\n    ...CaseClocks\n    ...CaseCustody\n    ...CaseSteps\n    ...CaseFacts\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Case($id: ID!) {\n    case(id: $id) {\n      ...WholeCase\n    }\n  }\n"): (typeof documents)["\n  query Case($id: ID!) {\n    case(id: $id) {\n      ...WholeCase\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription CaseChanged($id: ID!) {\n    caseChanged(ids: [$id]) {\n      seq\n      resync\n      case {\n        ...WholeCase\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription CaseChanged($id: ID!) {\n    caseChanged(ids: [$id]) {\n      seq\n      resync\n      case {\n        ...WholeCase\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseSteps on Case {\n    id\n    steps {\n      at\n      kind\n      note\n      unit {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CaseSteps on Case {\n    id\n    steps {\n      at\n      kind\n      note\n      unit {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseSubmitter on Submitter {\n    name\n    phone\n    address\n    masked\n    confidentialName\n    confidentialPhone\n    confidentialContent\n  }\n"): (typeof documents)["\n  fragment CaseSubmitter on Submitter {\n    name\n    phone\n    address\n    masked\n    confidentialName\n    confidentialPhone\n    confidentialContent\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseText on Case {\n    id\n    content\n    result\n    closureReason\n  }\n"): (typeof documents)["\n  fragment CaseText on Case {\n    id\n    content\n    result\n    closureReason\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ClockCard on Clock {\n    stage\n    unit {\n      id\n      code\n      name\n    }\n    startedAt\n    dueAt\n    stoppedAt\n    late\n    explanation {\n      limit\n      ruleName\n      legalBasis\n      assumed\n      calendarVersion\n      ...ClockDays\n    }\n  }\n"): (typeof documents)["\n  fragment ClockCard on Clock {\n    stage\n    unit {\n      id\n      code\n      name\n    }\n    startedAt\n    dueAt\n    stoppedAt\n    late\n    explanation {\n      limit\n      ruleName\n      legalBasis\n      assumed\n      calendarVersion\n      ...ClockDays\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ClockDays on ClockExplanation {\n    counted {\n      day\n      minutes\n    }\n    skipped {\n      day\n      reason\n    }\n  }\n"): (typeof documents)["\n  fragment ClockDays on ClockExplanation {\n    counted {\n      day\n      minutes\n    }\n    skipped {\n      day\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CaseRow on Case {\n    rowId: id\n    reference\n    title\n    stage\n    field\n    urgent\n    receivedAt\n    dueAt\n    lateness\n    placeText\n    unit {\n      id\n      code\n      name\n    }\n    source {\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment CaseRow on Case {\n    rowId: id\n    reference\n    title\n    stage\n    field\n    urgent\n    receivedAt\n    dueAt\n    lateness\n    placeText\n    unit {\n      id\n      code\n      name\n    }\n    source {\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cases($filter: CaseFilter, $order: CaseOrder, $asOf: String, $first: Int, $after: String) {\n    cases(filter: $filter, order: $order, asOf: $asOf, first: $first, after: $after) {\n      asOf {\n        event\n        instant\n        token\n      }\n      totalCount\n      edges {\n        node {\n          ...CaseRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Cases($filter: CaseFilter, $order: CaseOrder, $asOf: String, $first: Int, $after: String) {\n    cases(filter: $filter, order: $order, asOf: $asOf, first: $first, after: $after) {\n      asOf {\n        event\n        instant\n        token\n      }\n      totalCount\n      edges {\n        node {\n          ...CaseRow\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChosenUnit on Unit {\n    id\n    code\n    name\n  }\n"): (typeof documents)["\n  fragment ChosenUnit on Unit {\n    id\n    code\n    name\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FilterWords {\n    units {\n      ...UnitPicker\n      ...ChosenUnit\n    }\n    sources {\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  query FilterWords {\n    units {\n      ...UnitPicker\n      ...ChosenUnit\n    }\n    sources {\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NewestPoint {\n    cases(first: 1) {\n      asOf {\n        event\n        instant\n        token\n      }\n    }\n  }\n"): (typeof documents)["\n  query NewestPoint {\n    cases(first: 1) {\n      asOf {\n        event\n        instant\n        token\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitPicker on Unit {\n    id\n    code\n    name\n    validTo\n    parent {\n      id\n      code\n    }\n  }\n"): (typeof documents)["\n  fragment UnitPicker on Unit {\n    id\n    code\n    name\n    validTo\n    parent {\n      id\n      code\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LiveFigures on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    open\n    overdue\n    dueSoon\n    receivedToday\n    closedToday\n    changes {\n      cause\n      cases\n    }\n  }\n"): (typeof documents)["\n  fragment LiveFigures on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    open\n    overdue\n    dueSoon\n    receivedToday\n    closedToday\n    changes {\n      cause\n      cases\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment LiveBoard on Board {\n    ...LiveFigures\n    ...FigureTiles\n    ...BoardClocks\n    ...UnitRanking\n  }\n"): (typeof documents)["\n  fragment LiveBoard on Board {\n    ...LiveFigures\n    ...FigureTiles\n    ...BoardClocks\n    ...UnitRanking\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Board($unit: String, $asOf: String) {\n    board(unit: $unit, asOf: $asOf) {\n      ...LiveBoard\n    }\n  }\n"): (typeof documents)["\n  query Board($unit: String, $asOf: String) {\n    board(unit: $unit, asOf: $asOf) {\n      ...LiveBoard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription BoardChanged($unit: String) {\n    boardChanged(unit: $unit) {\n      ...LiveBoard\n    }\n  }\n"): (typeof documents)["\n  subscription BoardChanged($unit: String) {\n    boardChanged(unit: $unit) {\n      ...LiveBoard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverviewTrend {\n    trend {\n      ...TrendPanel\n    }\n  }\n"): (typeof documents)["\n  query OverviewTrend {\n    trend {\n      ...TrendPanel\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SourcesGlance {\n    sources {\n      ...SourceStrip\n    }\n  }\n"): (typeof documents)["\n  query SourcesGlance {\n    sources {\n      ...SourceStrip\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Session {\n    hub {\n      sample\n      provinceName\n    }\n    viewer {\n      username\n      displayName\n      role\n      scope {\n        id\n        code\n        name\n      }\n      may\n    }\n  }\n"): (typeof documents)["\n  query Session {\n    hub {\n      sample\n      provinceName\n    }\n    viewer {\n      username\n      displayName\n      role\n      scope {\n        id\n        code\n        name\n      }\n      may\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SampleAccounts on Hub {\n    sampleAccounts {\n      username\n      displayName\n      role\n      password\n      unitName\n    }\n  }\n"): (typeof documents)["\n  fragment SampleAccounts on Hub {\n    sampleAccounts {\n      username\n      displayName\n      role\n      password\n      unitName\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SignInPage {\n    hub {\n      sample\n      provinceName\n      ...SampleAccounts\n    }\n  }\n"): (typeof documents)["\n  query SignInPage {\n    hub {\n      sample\n      provinceName\n      ...SampleAccounts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on TooManyAttempts {\n        retryAfterSeconds\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on Viewer {\n        username\n      }\n      ... on TooManyAttempts {\n        retryAfterSeconds\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceCard on Source {\n    code\n    name\n    kind\n    owner {\n      id\n      code\n      name\n    }\n    freshness\n    readUpTo\n    lastAttemptAt\n    lastProblem\n    consecutiveFailures\n    everySeconds\n    cases\n    openCases\n    quarantined\n    unknownWords\n    quarantine {\n      locator\n    }\n    ...SourceQueues\n  }\n"): (typeof documents)["\n  fragment SourceCard on Source {\n    code\n    name\n    kind\n    owner {\n      id\n      code\n      name\n    }\n    freshness\n    readUpTo\n    lastAttemptAt\n    lastProblem\n    consecutiveFailures\n    everySeconds\n    cases\n    openCases\n    quarantined\n    unknownWords\n    quarantine {\n      locator\n    }\n    ...SourceQueues\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceQueues on Source {\n    code\n    quarantined\n    unknownWords\n    quarantine {\n      locator\n      reason\n      at\n    }\n    wordQueue {\n      list\n      word\n      records\n      firstSeenAt\n    }\n  }\n"): (typeof documents)["\n  fragment SourceQueues on Source {\n    code\n    quarantined\n    unknownWords\n    quarantine {\n      locator\n      reason\n      at\n    }\n    wordQueue {\n      list\n      word\n      records\n      firstSeenAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sources {\n    sources {\n      code\n      ...SourceCard\n    }\n  }\n"): (typeof documents)["\n  query Sources {\n    sources {\n      code\n      ...SourceCard\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment BoardClocks on Board {\n    asOf {\n      instant\n    }\n    coverage {\n      fresh\n      total\n      readUpTo\n    }\n  }\n"): (typeof documents)["\n  fragment BoardClocks on Board {\n    asOf {\n      instant\n    }\n    coverage {\n      fresh\n      total\n      readUpTo\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FigureTiles on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    open\n    overdue\n    dueSoon\n    inheritedOverdue\n    receivedToday\n    closedToday\n  }\n"): (typeof documents)["\n  fragment FigureTiles on Board {\n    asOf {\n      event\n      instant\n      token\n    }\n    scope {\n      id\n      code\n    }\n    open\n    overdue\n    dueSoon\n    inheritedOverdue\n    receivedToday\n    closedToday\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SourceStrip on Source {\n    code\n    name\n    freshness\n    readUpTo\n    lastProblem\n  }\n"): (typeof documents)["\n  fragment SourceStrip on Source {\n    code\n    name\n    freshness\n    readUpTo\n    lastProblem\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TrendPanel on Trend {\n    asOf {\n      instant\n      token\n    }\n    points {\n      week\n      received\n      closed\n    }\n  }\n"): (typeof documents)["\n  fragment TrendPanel on Trend {\n    asOf {\n      instant\n      token\n    }\n    points {\n      week\n      received\n      closed\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FiguresRow on UnitFigures {\n    unit {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    overdueShare\n    inheritedOverdue\n  }\n"): (typeof documents)["\n  fragment FiguresRow on UnitFigures {\n    unit {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    overdueShare\n    inheritedOverdue\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitRanking on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    units {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n    own {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment UnitRanking on Board {\n    asOf {\n      instant\n      token\n    }\n    scope {\n      id\n      code\n      name\n    }\n    open\n    overdue\n    dueSoon\n    units {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n    own {\n      ...FiguresRow\n      open\n      overdue\n      overdueShare\n      unit {\n        id\n        code\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenCases($unit: String!, $asOf: String!) {\n    overdue: cases(filter: { unit: $unit, open: true, lateness: OVERDUE }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    dueSoon: cases(filter: { unit: $unit, open: true, lateness: DUE_SOON }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    onTime: cases(filter: { unit: $unit, open: true, lateness: ON_TIME }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    noClock: cases(filter: { unit: $unit, open: true, lateness: NO_CLOCK }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    received: cases(filter: { unit: $unit, open: true, stage: [RECEIVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    assigned: cases(filter: { unit: $unit, open: true, stage: [ASSIGNED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    inProgress: cases(filter: { unit: $unit, open: true, stage: [IN_PROGRESS] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    resolved: cases(filter: { unit: $unit, open: true, stage: [RESOLVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    answered: cases(filter: { unit: $unit, open: true, stage: [ANSWERED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query OpenCases($unit: String!, $asOf: String!) {\n    overdue: cases(filter: { unit: $unit, open: true, lateness: OVERDUE }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    dueSoon: cases(filter: { unit: $unit, open: true, lateness: DUE_SOON }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    onTime: cases(filter: { unit: $unit, open: true, lateness: ON_TIME }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    noClock: cases(filter: { unit: $unit, open: true, lateness: NO_CLOCK }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    received: cases(filter: { unit: $unit, open: true, stage: [RECEIVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    assigned: cases(filter: { unit: $unit, open: true, stage: [ASSIGNED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    inProgress: cases(filter: { unit: $unit, open: true, stage: [IN_PROGRESS] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    resolved: cases(filter: { unit: $unit, open: true, stage: [RESOLVED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n    answered: cases(filter: { unit: $unit, open: true, stage: [ANSWERED] }, first: 1, asOf: $asOf) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitFacts on Unit {\n    id\n    code\n    validFrom\n    validTo\n    parent {\n      id\n      code\n      name\n    }\n    successors {\n      id\n      code\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment UnitFacts on Unit {\n    id\n    code\n    validFrom\n    validTo\n    parent {\n      id\n      code\n      name\n    }\n    successors {\n      id\n      code\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UnitFactsPredecessor on Unit {\n    id\n    code\n    name\n    successors {\n      id\n    }\n  }\n"): (typeof documents)["\n  fragment UnitFactsPredecessor on Unit {\n    id\n    code\n    name\n    successors {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Unit($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      ...UnitFacts\n    }\n    units {\n      ...UnitFactsPredecessor\n    }\n  }\n"): (typeof documents)["\n  query Unit($code: String!) {\n    unit(code: $code) {\n      id\n      code\n      name\n      kind\n      ...UnitFacts\n    }\n    units {\n      ...UnitFactsPredecessor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UnitTrend($unit: String!) {\n    trend(unit: $unit) {\n      ...TrendPanel\n    }\n  }\n"): (typeof documents)["\n  query UnitTrend($unit: String!) {\n    trend(unit: $unit) {\n      ...TrendPanel\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;