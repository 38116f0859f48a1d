import type { IncomingMessage } from "node:http";
import DataLoader from "dataloader";
import { CloseCode } from "graphql-ws";
import type { WebSocket } from "ws";
import { devicesOf, deviceTokenIn, viewersOf } from "../access/index.ts";
import type { Device, Viewer } from "../access/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { AskingHub } from "./context.ts";
import { credentialIn, isSecure } from "./credential.ts";

/** What was asked to open a socket, the rights it was opened with, and when they were last looked at. */
export type Opened = WebSocket & { asked?: IncomingMessage; rights?: string; isScreen?: boolean; lookedAt?: Instant };

/** Who asks by a socket's cookies. */
interface Asker {
  viewer: Viewer | null;
  device: Device | null;
}

/** Posts, lent ones too, and the screen: subscriptions go on with the rights they began with, so a socket whose rights change is closed. */
export const rightsOf = ({ viewer, device }: Asker): string => JSON.stringify([viewer?.posts ?? null, device]);

/** Nothing is sent to a socket whose rights were not looked at for this long. */
const RIGHTS_HOLD_MS = 1_000;
/** Sockets that are told something at the same time are looked up by one statement. */
const GATHERED_MS = 5;

export interface RightsLooks {
  /** Looks at the socket's session now, and closes the socket when it ended or its rights changed. */
  now(socket: Opened): Promise<void>;
  /** The same, unless that was done a moment ago: before something is sent. What is sent to a closed socket goes nowhere. */
  before(socket: Opened): Promise<void> | undefined;
}

const NOBODY: Asker = { viewer: null, device: null };

/** Who asks, for many sockets in one statement of each kind. */
function askerLoader(hub: AskingHub): (request: IncomingMessage) => { began: Instant; asker: Promise<Asker> } {
  const together = { cache: false, batchScheduleFn: (go: () => void): void => void setTimeout(go, GATHERED_MS) };
  const loaderOf = <Found>(find: (tokens: readonly string[]) => Promise<Map<string, Found>>) =>
    new DataLoader<string, Found | null>(async (tokens) => find(tokens).then((found) => tokens.map((token) => found.get(token) ?? null)), together);
  const viewers = loaderOf((tokens) => viewersOf(hub.database, hub.clock, tokens));
  const devices = loaderOf((tokens) => devicesOf(hub.database, hub.clock, tokens));
  const found = async (request: IncomingMessage): Promise<Asker> => {
    const [session, screen] = [credentialIn(request), deviceTokenIn(request.headers.cookie, isSecure(request))];
    const [viewer, device] = await Promise.all([session === null ? null : viewers.load(session), screen === null ? null : devices.load(screen)]);
    return { viewer, device };
  };
  const underWay = new Map<string, { began: Instant; asker: Promise<Asker> }>(); // tabs of one browser are looked up once
  return (request) => {
    const brought = JSON.stringify([request.headers.cookie, request.headers.authorization]);
    const known = underWay.get(brought);
    const began = hub.clock.now();
    if (known !== undefined && known.began + RIGHTS_HOLD_MS > began) return known; // one that takes long may have been asked before the rights ended
    const asked = { began, asker: found(request).finally(() => void (underWay.get(brought) === asked && underWay.delete(brought))) };
    underWay.set(brought, asked);
    return asked;
  };
}

export function rightsLooks(hub: AskingHub): RightsLooks {
  const askers = askerLoader(hub);
  const now = async (socket: Opened): Promise<void> => {
    const looked = socket.asked === undefined ? { began: hub.clock.now(), asker: Promise.resolve(NOBODY) } : askers(socket.asked);
    const asker = await looked.asker.catch(() => undefined); // the database may be coming back
    if (asker === undefined) return;
    if (asker.viewer === null && asker.device === null) socket.close(CloseCode.Forbidden, "Phiên đăng nhập đã kết thúc");
    else if (socket.rights !== undefined && socket.rights !== rightsOf(asker)) socket.close(CloseCode.Forbidden, "Quyền đã thay đổi");
    else socket.lookedAt = looked.began;
  };
  return { now, before: (socket) => ((socket.lookedAt ?? -Infinity) + RIGHTS_HOLD_MS > hub.clock.now() ? undefined : now(socket)) };
}
