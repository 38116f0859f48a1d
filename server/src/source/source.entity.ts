import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";

/** A source system as it is connected: what its manifest says. */
@Entity({ tableName: "source" })
export class SourceSystem {
  @PrimaryKey({ type: "integer", autoincrement: true })
  id!: number;

  @Property({ type: "text" })
  code!: string;

  @Property({ type: "text", fieldName: "name_vi" })
  nameVi!: string;

  @Property({ type: "text", fieldName: "name_en" })
  nameEn!: string;

  @Property({ type: "text" })
  kind!: string;

  @Property({ type: "integer", fieldName: "owner_unit_id" })
  ownerUnitId!: number;

  @Property({ type: "text" })
  zone!: string;

  @Property({ type: "text", fieldName: "base_url" })
  baseUrl!: string;

  /** host:port beside its own address */
  @Property({ type: "json" })
  allow!: string[];

  @Property({ type: "json" })
  config!: unknown;

  /** the secrets as JSON, sealed under the hub's master key */
  @Property({ type: "blob", fieldName: "secrets_sealed" })
  secretsSealed!: Buffer;

  @Property({ type: "integer", fieldName: "every_seconds" })
  everySeconds!: number;

  @Property({ type: "integer", fieldName: "stale_after_seconds" })
  staleAfterSeconds!: number;

  @Property({ type: "boolean" })
  frozen!: boolean;

  @Property({ type: "boolean" })
  paused = false;

  /** kind of the last failure; a changed manifest begins anew */
  @Property({ type: "text", nullable: true })
  fault: string | null = null;

  @Property({ type: "integer", fieldName: "fault_times" })
  faultTimes = 0;

  @Property({ type: "datetime", fieldName: "stopped_at", nullable: true })
  stoppedAt: Date | null = null;
}
