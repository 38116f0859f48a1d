import type { Weekday } from "@dau-moi/schema";
import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Day } from "../../platform/scalars.ts";
import { MailboxKindEnum, WeekdayEnum } from "../../unit/index.ts";
import type { MailboxKind } from "../../unit/index.ts";
import { DirectoryEntry, DirectoryRefused } from "./directory.types.ts";

@InputType({ description: "Hours of some days of the week." })
export class DirectoryHoursInput {
  @Field(() => [WeekdayEnum], { description: "On these days." })
  days!: Weekday[];

  @Field(() => String, { description: "From this time, HH:MM." })
  from!: string;

  @Field(() => String, { description: "Until this time, HH:MM; 24:00 is midnight." })
  to!: string;
}

@InputType({ description: "A number of a unit's hotline." })
export class DirectoryNumberInput {
  @Field(() => String, { description: "As it is dialled, with or without spaces and dots." })
  number!: string;

  @Field(() => String, { description: "Its name, 1 to 200 characters." })
  name!: string;
}

@InputType({ description: "Where a unit is written to." })
export class DirectoryMailboxInput {
  @Field(() => MailboxKindEnum, { description: "What it is." })
  kind!: MailboxKind;

  @Field(() => String, { description: "The address, or the place of the box." })
  address!: string;

  @Field(() => String, { description: "Its name, 1 to 200 characters." })
  name!: string;
}

@InputType({ description: "Somebody in charge of a unit's hotline." })
export class DirectoryPersonInput {
  @Field(() => String, { description: "The officer's code in the register." })
  officer!: string;

  @Field(() => String, { description: "What he is there, 1 to 200 characters." })
  task!: string;

  @Field(() => String, { description: "What he is in charge of, 1 to 200 characters." })
  charge!: string;
}

@InputType({ description: "Parts of a unit's entry as they are from a day on; each part is the whole list, and one that is absent stays as it is." })
export class ChangeDirectoryInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same change." })
  key!: string;

  @Field(() => String, { description: "Code of the unit." })
  unit!: string;

  @Field(() => Day, { description: "The first day on which it holds, today or later." })
  from!: string;

  @Field(() => String, { description: "The document it rests on, 1 to 500 characters." })
  basis!: string;

  @Field(() => String, { description: "`seen` of the entry as it was looked at; refused where a stated part stands otherwise by now." })
  seen!: string;

  @Field(() => [DirectoryNumberInput], { nullable: true, description: "All its numbers." })
  numbers?: DirectoryNumberInput[] | null;

  @Field(() => [DirectoryMailboxInput], { nullable: true, description: "All its mailboxes." })
  mailboxes?: DirectoryMailboxInput[] | null;

  @Field(() => [DirectoryPersonInput], { nullable: true, description: "Everybody of the task force that keeps its hotline." })
  inCharge?: DirectoryPersonInput[] | null;

  @Field(() => [DirectoryHoursInput], { nullable: true, description: "Hours of numbers and people that are new; those that stay keep theirs." })
  hours?: DirectoryHoursInput[] | null;
}

@ObjectType({ simpleResolvers: true, description: "The change is written down." })
export class DirectoryChanged {
  @Field(() => DirectoryEntry, {
    nullable: true,
    description: "As the entry stands today; a change of a later day does not show yet. null: the unit needs no hotline and has none any more.",
  })
  entry!: DirectoryEntry | null;
}

export const ChangeDirectoryResult = createUnionType({
  name: "ChangeDirectoryResult",
  description: "The entry, or what stood in the way.",
  types: () => [DirectoryChanged, DirectoryRefused] as const,
});

@ObjectType({ simpleResolvers: true, description: "The directory as a file." })
export class DirectoryFile {
  @Field(() => String, { description: "A name for the file." })
  name!: string;

  @Field(() => String, { description: "The file, XLSX in Base64." })
  base64!: string;

  @Field(() => String, { description: "SHA-256 of its rows, hex." })
  sha256!: string;
}
