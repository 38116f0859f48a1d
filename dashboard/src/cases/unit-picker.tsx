import { Button, Combobox, useCombobox } from "@mantine/core";
import { useState } from "react";
import { plainLetters } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./filters.module.css";
import { inTreeOrder } from "./unit-tree.ts";

const UnitPickerUnit = graphql(`
  fragment UnitPicker on Unit {
    id
    code
    name
    validTo
    parent {
      id
      code
    }
  }
`);

const ANY = "";

/** The register as a tree, found by typing with or without marks. */
export function UnitPicker({
  units: shown,
  code,
  onPick,
}: {
  units: readonly FragmentType<typeof UnitPickerUnit>[];
  code: string | undefined;
  onPick: (code: string | undefined) => void;
}) {
  const { say } = useLanguage();
  const [sought, setSought] = useState("");
  const combobox = useCombobox({ onDropdownClose: () => setSought(""), onDropdownOpen: () => combobox.focusSearchInput() });
  const units = readFragment(UnitPickerUnit, shown);
  const found = inTreeOrder(units).filter(({ unit }) => plainLetters(`${unit.name} ${unit.code}`).includes(plainLetters(sought.trim())));
  const name = units.find((unit) => unit.code === code)?.name ?? code ?? say("filter.anyUnit");
  const pick = (picked: string) => {
    onPick(picked === ANY ? undefined : picked);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} width={340} position="bottom-start" shadow="md" onOptionSubmit={pick}>
      <Combobox.Target targetType="button">
        <Button
          size="sm"
          variant="default"
          className={`${classes["choice"]} ${classes["unit"]}`}
          data-chosen={code !== undefined || undefined}
          onClick={() => combobox.toggleDropdown()}
          rightSection={<span aria-hidden="true">▾</span>}
          aria-label={`${say("filter.unit")}: ${name}`}
        >
          {name}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          placeholder={say("filter.findUnit")}
          aria-label={say("filter.findUnit")}
        />
        <Combobox.Options className={classes["tree"] ?? ""} aria-label={say("filter.unit")}>
          {sought === "" && <Combobox.Option value={ANY}>{say("filter.anyUnit")}</Combobox.Option>}
          {found.map(({ unit, depth }) => (
            <Combobox.Option key={unit.id} value={unit.code} active={unit.code === code}>
              <span className={classes["leaf"]} data-depth={sought === "" ? depth : 0} data-gone={unit.validTo !== null || undefined}>
                {unit.name}
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{say("filter.noUnit")}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
