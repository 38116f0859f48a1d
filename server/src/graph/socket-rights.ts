import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import DataLoader from "dataloader";
import { CloseCode } from "graphql-ws";
import type { WebSocket } from "ws";
import { devicesOf, deviceTokenIn, viewersOf } from "../access/index.ts";
import type { Device, Viewer } from "../access/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { AskingHub } from "./context.ts";
import { credentialIn, isSecure } from "./credential.ts";

/** A socket, what its frames are written into, the rights it was opened with, and when they were last looked at. */
export type Opened = WebSocket & { stream?: Duplex; credential?: Credential; rights?: string; isScreen?: boolean; lookedAt?: Instant };

/** Cookies and key that sockets were opened with: tabs of one browser are looked up once. */
interface Credential {
  request: IncomingMessage;
  sockets: number;
  /** what the last look found; null: nobody */
  rights: string | null;
  lookedAt: Instant;
  /** whether the database told, when it was asked */
  underWay: { began: Instant; look: Promise<boolean> } | null;
}

/** Who asks by a socket's cookies. */
interface Asker {
  viewer: Viewer | null;
  device: Device | null;
}

/** Posts, lent ones too, and the screen: subscriptions go on with the rights they began with, so a socket whose rights change is closed. */
export const rightsOf = ({ viewer, device }: Asker): string => JSON.stringify([viewer?.posts ?? null, device]);

/** Nothing is sent to a socket whose rights were not looked at for this long. */
const RIGHTS_HOLD_MS = 1_000;
/** While the database does not tell, it is asked again this often. */
const ASKED_AGAIN_MS = 250;
/** Sockets that are told something at the same time are looked up by one statement. */
const GATHERED_MS = 5;

export interface RightsLooks {
  /** A socket was opened; it is forgotten when it closes. */
  watch(socket: Opened, request: IncomingMessage): void;
  /** Looks at the socket's session now, and closes the socket when it ended or its rights changed. */
  now(socket: Opened): Promise<void>;
  /**
   * The same, unless that was done a moment ago: before something is sent. While nobody can tell what its owner may see, it waits; what is sent to a closed socket
   * goes nowhere.
   */
  before(socket: Opened): Promise<void> | undefined;
}

/** Who asks, for many sockets in one statement of each kind. */
function askerLoader(hub: AskingHub): (request: IncomingMessage) => Promise<Asker> {
  const together = { cache: false, batchScheduleFn: (go: () => void): void => void setTimeout(go, GATHERED_MS) };
  const loaderOf = <Found>(find: (tokens: readonly string[]) => Promise<Map<string, Found>>) =>
    new DataLoader<string, Found | null>(async (tokens) => find(tokens).then((found) => tokens.map((token) => found.get(token) ?? null)), together);
  const viewers = loaderOf((tokens) => viewersOf(hub.database, hub.clock, tokens));
  const devices = loaderOf((tokens) => devicesOf(hub.database, hub.clock, tokens));
  return async (request) => {
    const [session, screen] = [credentialIn(request), deviceTokenIn(request.headers.cookie, isSecure(request))];
    const [viewer, device] = await Promise.all([session === null ? null : viewers.load(session), screen === null ? null : devices.load(screen)]);
    return { viewer, device };
  };
}

export function rightsLooks(hub: AskingHub): RightsLooks {
  const [askerOf, credentials] = [askerLoader(hub), new Map<string, Credential>()];
  const look = async (credential: Credential, began: Instant): Promise<boolean> => {
    const asker = await askerOf(credential.request).catch(() => undefined); // the database may be coming back
    if (asker !== undefined && began >= credential.lookedAt)
      [credential.rights, credential.lookedAt] = [asker.viewer === null && asker.device === null ? null : rightsOf(asker), began];
    return asker !== undefined;
  };
  const looked = (credential: Credential): Promise<boolean> => {
    const [known, began] = [credential.underWay, hub.clock.now()];
    if (known !== null && known.began + RIGHTS_HOLD_MS > began) return known.look; // one that takes long may have been asked before the rights ended
    const underWay = { began, look: look(credential, began).finally(() => void (credential.underWay === underWay && (credential.underWay = null))) };
    credential.underWay = underWay;
    return underWay.look;
  };
  /** @returns whether the database told */
  const settled = async (socket: Opened): Promise<boolean> => {
    if (socket.credential === undefined) return true;
    const isTold = await looked(socket.credential);
    if (socket.credential.lookedAt > -Infinity && socket.credential.lookedAt >= (socket.lookedAt ?? -Infinity)) settle(socket, socket.credential);
    return isTold;
  };
  const known = async (socket: Opened): Promise<void> => {
    while (!(await settled(socket)) && socket.readyState === socket.OPEN) await wait(ASKED_AGAIN_MS);
  };
  return {
    watch: (socket, request) => watched(credentials, socket, request),
    now: async (socket) => void (await settled(socket)),
    before: (socket) => {
      const [own, credential] = [socket.lookedAt ?? -Infinity, socket.credential];
      if (own + RIGHTS_HOLD_MS > hub.clock.now()) return undefined;
      if (credential === undefined || credential.lookedAt <= own || credential.lookedAt + RIGHTS_HOLD_MS <= hub.clock.now()) return known(socket);
      settle(socket, credential); // another socket's look, newer than its own
      return undefined;
    },
  };
}

/** Closes a socket whose session ended or whose rights are not what it was opened with, by a look that is no older than its own. */
function settle(socket: Opened, { rights, lookedAt }: Credential): void {
  if (rights === null) socket.close(CloseCode.Forbidden, "Phiên đăng nhập đã kết thúc");
  else if (socket.rights !== undefined && socket.rights !== rights) socket.close(CloseCode.Forbidden, "Quyền đã thay đổi");
  else socket.lookedAt = lookedAt;
}

function watched(credentials: Map<string, Credential>, socket: Opened, request: IncomingMessage): void {
  const brought = JSON.stringify([request.headers.cookie, request.headers.authorization]);
  const credential = credentials.get(brought) ?? { request, sockets: 0, rights: null, lookedAt: -Infinity, underWay: null };
  credentials.set(brought, credential);
  credential.sockets += 1;
  socket.credential = credential;
  socket.once("close", () => {
    credential.sockets -= 1;
    if (credential.sockets === 0 && credentials.get(brought) === credential) credentials.delete(brought);
  });
}
