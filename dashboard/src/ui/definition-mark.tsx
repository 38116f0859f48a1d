import { UnstyledButton } from "@mantine/core";
import type { ComponentPropsWithRef } from "react";
import { useLanguage } from "../language/index.ts";
import classes from "./definition.module.css";

/** The small mark beside a number's name. */
export function DefinitionMark({ name, ...button }: Omit<ComponentPropsWithRef<"button">, "children" | "className"> & { name: string }) {
  const { say } = useLanguage();
  return (
    <UnstyledButton {...button} className={classes["mark"] ?? ""} aria-label={say("definition.of", { name })}>
      <span aria-hidden="true">i</span>
    </UnstyledButton>
  );
}
