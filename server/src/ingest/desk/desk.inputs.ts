import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "A secret of a source, by the name its manifest uses. It is sealed, and no answer of the hub ever tells it." })
export class SourceSecretInput {
  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Its value; null takes it away." })
  value!: string | null;
}

@InputType({ description: "Which source is meant: a manifest, or a connected one by its name." })
export class SourceMeantInput {
  @Field(() => String, { nullable: true, description: "The manifest, YAML; without it a connected source is looked at as it is." })
  manifest?: string | null;

  @Field(() => String, { nullable: true, description: "Name of a connected source; not with a manifest." })
  source?: string | null;

  @Field(() => [SourceSecretInput], {
    nullable: true,
    description: "Secrets beside the manifest. Those of a connected source stay in use as long as it keeps its address.",
  })
  secrets?: SourceSecretInput[] | null;
}

@InputType({ description: "A manifest to connect, or to change a connected source by." })
export class ConnectSourceInput {
  @Field(() => String, { description: "The manifest, YAML, without secrets." })
  manifest!: string;

  @Field(() => [SourceSecretInput], { nullable: true, description: "As for SourceMeantInput." })
  secrets?: SourceSecretInput[] | null;

  @Field(() => Boolean, { nullable: true, description: "true: it is connected but not read until it is let go on; left out: as it was." })
  paused?: boolean | null;
}

@InputType({ description: "A source to hold against the hub." })
export class ReconcileSourceInput {
  @Field(() => String, { description: "Its short name." })
  source!: string;

  @Field(() => Boolean, { description: "true: what the hub lacks or has otherwise is taken in a second read; nothing is ever taken away." })
  mend!: boolean;
}

@InputType({ description: "Names a connected source." })
export class SourceInput {
  @Field(() => String, { description: "Its short name." })
  source!: string;
}

@InputType({ description: "Secrets of a connected source." })
export class SetSourceSecretsInput extends SourceInput {
  @Field(() => [SourceSecretInput], { description: "Those that change; the others stay." })
  secrets!: SourceSecretInput[];
}

@InputType({ description: "What to take once more from the raw inbox." })
export class ReplaySourceInput extends SourceInput {
  @Field(() => String, { nullable: true, description: "The stream of one record; left out with `record`: everything held back and every open case." })
  stream?: string | null;

  @Field(() => String, { nullable: true, description: "The record's id at the source, as the quarantine names it." })
  record?: string | null;
}

@InputType({ description: "What stands in quarantine, and why it is settled without being taken." })
export class SettleQuarantinedInput {
  @Field(() => ID, { description: "Its number." })
  id!: string;

  @Field(() => String, { description: "1 to 1,000 characters, kept sealed beside the audit chain." })
  reason!: string;
}

@InputType({ description: "A word of a source and what it means." })
export class MapSourceWordInput extends SourceInput {
  @Field(() => String, { description: "The word's list, as the queue says it: stream, stage, channel, field, unit, step, pause." })
  list!: string;

  @Field(() => String, { description: "The word as the queue shows it." })
  word!: string;

  @Field(() => String, { description: "Our word for it, such as RECEIVED; for units a code of the register." })
  meaning!: string;
}

@InputType({ description: "What a person says of records that a sweep did not tell." })
export class ConfirmSweepInput {
  @Field(() => ID, { description: "The sweep's number." })
  sweep!: string;

  @Field(() => Int, { description: "How many he saw that would go; with another number nothing is done." })
  gone!: number;

  @Field(() => Boolean, { description: "true: they are gone; false: they are not, and nothing goes." })
  confirm!: boolean;
}
