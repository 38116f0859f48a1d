import { useApolloClient } from "@apollo/client/react";
import { useMantineColorScheme } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { WallBoard } from "../gql/graphql.ts";
import "../language/wall.ts";
import { useLanguage } from "../language/index.ts";
import { useFeeds } from "../live/index.ts";
import { Pairing } from "./pairing.tsx";
import { firstTurn, type Turn, turned } from "./turn.ts";
import { WallFeed, type WallFigures, type WallKnown } from "./wall-feed.ts";
import { WallScreen } from "./wall-screen.tsx";
import { lastReload, reload, reloadDue } from "./watchdog.ts";
import classes from "./wall.module.css";

const BOARD_OF: Readonly<Record<string, WallBoard>> = { "tong-quan": "OVERVIEW", "don-vi": "UNITS", nguon: "SOURCES", "ban-do": "MAP" };

const LOOK_SECONDS = 5;

/** A screen on a wall: nobody is signed in, nobody touches it, it goes on by itself. */
export function WallPage() {
  const client = useApolloClient();
  const feeds = useFeeds();
  const { say } = useLanguage();
  const [feed] = useState(() => new WallFeed(client, feeds));
  const known = useSyncExternalStore(feed.subscribe, feed.state.get);
  const { board } = useParams({ strict: false });
  useWatchdog(known);
  if (known.standing === "unpaired") return <Pairing />;
  if (known.wall === null) return <main className={classes["alone"]}>{say("wall.asking")}</main>;
  return <Turning wall={known.wall} second={known.second} ageSeconds={known.ageSeconds} first={BOARD_OF[board ?? ""] ?? null} />;
}

interface TurningSettings {
  wall: WallFigures;
  second: number;
  ageSeconds: number;
  first: WallBoard | null;
}

/** Speaks and looks as the screen was told to, and turns its boards. */
function Turning({ wall, second, ageSeconds, first }: TurningSettings) {
  const { choose } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const language = wall.language === "EN" ? "en" : "vi";
  const theme = wall.theme === "LIGHT" ? "light" : "dark";
  useEffect(() => choose(language), [choose, language]);
  useEffect(() => setColorScheme(theme), [setColorScheme, theme]);
  const [turn, setTurn] = useState<Turn>(() => firstTurn(wall, first, second));
  const next = turned(turn, wall, second);
  if (next !== turn) setTurn(next);
  return <WallScreen wall={wall} board={next.board} ageSeconds={ageSeconds} reloaded={lastReload()} />;
}

/** A screen's own clock may be wrong: the time is the hub's. */
function useWatchdog({ ageSeconds, second, now }: WallKnown): void {
  useEffect(() => {
    if (second % LOOK_SECONDS !== 0 || now === null) return;
    const why = reloadDue(ageSeconds, lastReload(), second, now);
    if (why !== null) void reload(why, now);
  }, [ageSeconds, second, now]);
}
