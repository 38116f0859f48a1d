import { useApolloClient, useMutation } from "@apollo/client/react";
import { ActionIcon, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import type { Role } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { DropMenu } from "./drop-menu.tsx";
import { Icon } from "./icon.tsx";
import classes from "./menus.module.css";

const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);

const LANGUAGES = [
  { code: "vi", name: "Tiếng Việt" },
  { code: "en", name: "English" },
] as const;

export function LanguageSwitch() {
  const { say, language, choose } = useLanguage();
  return (
    <div className={classes["language"]} role="group" aria-label={say("menu.language")}>
      {LANGUAGES.map(({ code, name }) => (
        <UnstyledButton key={code} lang={code} title={name} aria-pressed={language === code} onClick={() => choose(code)} data-testid={`language-${code}`}>
          {code.toUpperCase()}
        </UnstyledButton>
      ))}
    </div>
  );
}

const THEMES = [
  { scheme: "light", name: "menu.light", icon: "sun" },
  { scheme: "dark", name: "menu.dark", icon: "moon" },
  { scheme: "auto", name: "menu.auto", icon: "device" },
] as const;

export function ThemeMenu() {
  const { say } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const now = THEMES.find((theme) => theme.scheme === colorScheme) ?? THEMES[2];
  return (
    <DropMenu
      position="bottom-end"
      width={200}
      button={
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={say("menu.theme")} title={say("menu.theme")} data-testid="theme">
          <Icon name={now.icon} />
        </ActionIcon>
      }
      entries={THEMES.map(({ scheme, name, icon }) => ({
        name: say(name),
        icon: <Icon name={icon} />,
        act: () => setColorScheme(scheme),
        current: scheme === colorScheme || undefined,
      }))}
    />
  );
}

export function UserMenu({ name, role, unit }: { name: string; role: Role; unit: string }) {
  const { say } = useLanguage();
  const signOut = useSignOut();
  return (
    <DropMenu
      position="bottom-end"
      width={260}
      button={
        <UnstyledButton className={classes["user"]} aria-label={`${say("menu.user")}: ${name}`} data-testid="user-menu">
          <span className={classes["initial"]} data-initial={name.trim().split(/\s+/).at(-1)?.slice(0, 1)} />
          <span className={classes["userName"]}>{name}</span>
        </UnstyledButton>
      }
      head={
        <div className={classes["about"]}>
          <strong>{name}</strong>
          <span>{say(`role.${role}`)}</span>
          <span>{unit}</span>
        </div>
      }
      entries={[
        { name: say("menu.own"), icon: <Icon name="key" />, to: "/mat-khau", testId: "own-account" },
        { name: say("menu.signOut"), icon: <Icon name="out" />, act: () => void signOut(), testId: "sign-out" },
      ]}
    />
  );
}

/** Ends the session and forgets everything that was read in it. */
function useSignOut() {
  const client = useApolloClient();
  const router = useRouter();
  const [signOut] = useMutation(SignOut);
  return async () => {
    await signOut();
    router.options.context.feeds.forget();
    await client.clearStore();
    await router.navigate({ to: "/dang-nhap", search: {} });
  };
}
