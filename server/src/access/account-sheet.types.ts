import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Role } from "@dau-moi/schema";
import { RoleEnum } from "./access.types.ts";
import { OneTimePassword } from "./account.types.ts";

const SHEET_COLUMNS = { username: "username", displayName: "displayName", role: "role", unit: "unit" } as const;
export type SheetColumn = keyof typeof SHEET_COLUMNS;
registerEnumType(SHEET_COLUMNS, { name: "SheetColumn", description: "What a column of an account sheet tells." });

@ObjectType({ simpleResolvers: true, description: "Something wrong with a sheet." })
export class SheetProblem {
  @Field(() => Int, { description: "Line of the sheet, from 1; the header is 1." })
  line!: number;

  @Field(() => String, { description: "Which column, or the sheet." })
  at!: string;

  @Field(() => String, { nullable: true, description: 'Where in a workbook, e.g. "Sở Xây dựng!C5"; null in a text file, or when it is the whole file.' })
  cell?: string | null;

  @Field(() => SHEET_COLUMNS, { nullable: true, description: "The column that no heading names, when that is the problem." })
  missing?: SheetColumn;

  @Field(() => String, { description: "What was expected, in Vietnamese." })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: "A row of a sheet as it would be taken." })
export class SheetAccount {
  @Field(() => Int, { description: "Line of the sheet, from 1." })
  line!: number;

  @Field(() => String, { nullable: true, description: "The workbook's sheet; null in a text file." })
  sheet!: string | null;

  @Field(() => String, { description: "What he will sign in with." })
  username!: string;

  @Field(() => String, { description: "His name." })
  displayName!: string;

  @Field(() => RoleEnum, { description: "What the account is for." })
  role!: Role;

  @Field(() => String, { description: "Code of the unit." })
  unitCode!: string;
}

@ObjectType({ simpleResolvers: true, description: "What adopting a sheet would do; nothing is written." })
export class AccountSheet {
  @Field(() => [String], { description: "The workbook's sheets that were read, those headed like one of accounts; none for a text file." })
  sheets!: string[];

  @Field(() => [String], { description: "Its columns as they are headed." })
  columns!: string[];

  @Field(() => [SheetAccount], { description: "Rows that can be taken." })
  accounts!: SheetAccount[];

  @Field(() => [SheetProblem], { description: "Rows that cannot, and why; with any of them nothing is adopted." })
  problems!: SheetProblem[];
}

@ObjectType({ simpleResolvers: true, description: "Accounts were made; each password is shown once." })
export class AccountsAdopted {
  @Field(() => [OneTimePassword], { description: "In the sheet's order." })
  passwords!: OneTimePassword[];
}

@InputType({ description: "Which column tells what." })
export class ColumnMeaning {
  @Field(() => SHEET_COLUMNS, { description: "What is told." })
  tells!: SheetColumn;

  @Field(() => String, { description: "The column's heading." })
  column!: string;
}

@InputType({ description: "A sheet of accounts: a workbook, or CSV with comma, semicolon or tab. One of the two fields." })
export class AccountSheetInput {
  @Field(() => String, { nullable: true, description: "CSV as text, at most 90,000 characters." })
  csv?: string | null;

  @Field(() => String, { nullable: true, description: "A file in base64, at most 5 MB: .xlsx, or CSV in UTF-8; told by its first bytes." })
  file?: string | null;

  @Field(() => [ColumnMeaning], { nullable: true, description: "Columns whose heading does not say it; usual headings are known." })
  columns?: ColumnMeaning[];
}

export const AdoptAccountsResult = createUnionType({
  name: "AdoptAccountsResult",
  description: "The accounts made, or the sheet with what is wrong in it.",
  types: () => [AccountsAdopted, AccountSheet] as const,
});
