/** $1 the value to keep where none is kept yet */
export const keepKeyCheck = `-- keepKeyCheck
insert into hub_setting (name, value) values ('key_check', to_jsonb($1::text)) on conflict (name) do nothing`;

export interface keyCheckKept {
  value: string;
}
export const keyCheckKept = `-- keyCheckKept
select value #>> '{}' as value from hub_setting where name = 'key_check'`;

/** $1 a master key's id: it is in use from now on */
export const useKey = `-- useKey
insert into hub_setting as s (name, value) values ('master_keys', jsonb_build_array($1::text))
on conflict (name) do update set value = s.value || excluded.value where not s.value @> excluded.value`;

export interface keysInUse {
  ids: string[];
}
export const keysInUse = `-- keysInUse
select array(select jsonb_array_elements_text(value)) as ids from hub_setting where name = 'master_keys'`;

/** $1 a master key's id: nothing is sealed under it any more */
export const keyOutOfUse = `-- keyOutOfUse
update hub_setting set value = value - $1::text where name = 'master_keys'`;
