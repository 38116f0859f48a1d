export interface MapRow {
  version: number;
  validFrom: string;
}
/** $1 valid from · $2 legal basis · $3 outlines · $4 units · $5 SHA-256 of the file · $6 now · $7 who */
export const insertMap = `-- insertMap
insert into province_map (valid_from, legal_basis, outlines, units, file_sha256, imported_at, imported_by)
values ($1, $2, $3, $4, $5, $6, $7) returning version, valid_from as "validFrom"`;

/** The map that holds on a day. $1 day */
export const mapOn = `-- mapOn
select version, valid_from as "validFrom" from province_map where valid_from <= $1 order by valid_from desc, version desc limit 1`;

/** $1 version */
export const outlinesOf = `-- outlinesOf
select outlines from province_map where version = $1`;
