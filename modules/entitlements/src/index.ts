import { Module } from "@medusajs/framework/utils"
import { loadAccessOptions } from "./options"
import { EntitlementsModuleService } from "./service"
import "./tables"

export const ENTITLEMENTS = "codex_entitlements"

export default Module(ENTITLEMENTS, {
  service: EntitlementsModuleService,
  loaders: [loadAccessOptions],
})

export { decideAccess, grantState } from "./domain/access-decision"
export type {
  AccessDecision,
  GrantFacts,
  GrantState,
} from "./domain/access-decision"
export { leaseEnd, MAX_LEASE_MINUTES } from "./domain/lease"
export { parsePlaybackToken } from "./domain/playback-token"
export type { PlaybackToken } from "./domain/playback-token"
export { progressPercent } from "./domain/progress"
export { fail as entitlementFailure } from "./errors"
export {
  accessOptions,
  parseAccessOptions,
  type AccessOptions,
} from "./options"
export {
  passesGate,
  signPlaybackToken,
  verifyPlaybackToken,
} from "./playback-token"
export {
  extendGrant,
  takeBackGrant,
  wasBought,
  type ExtendedGrant,
  type GrantOf,
} from "./store/by-hand"
export {
  closeSessions,
  closeStaleSessions,
  type CloseSessionsInput,
} from "./store/close-sessions"
export {
  explainAccess,
  grantAccess,
  grantOnce,
  hasAccess,
  listGrants,
  listHolders,
  listLiveGrants,
  LIVE_GRANT,
  revokeGrant,
  type GrantAccessInput,
  type RevokeGrantInput,
} from "./store/grants"
export {
  listGrantsOfSource,
  restoreGrant,
  suspendGrant,
  type GrantSource,
} from "./store/suspend"
export {
  forgetProgress,
  listProgress,
  saveProgress,
  type SaveProgressInput,
} from "./store/progress"
export { listOwned } from "./store/owned"
export { moveGrants } from "./store/move-grants"
export { mirrorSessions, type MirroredSession } from "./store/session-mirror"
export { listPlayers } from "./store/players"
export {
  renewSession,
  startSession,
  type PlaybackSource,
  type StartedSession,
  type StartSessionInput,
} from "./store/sessions"
export {
  findTicket,
  forgetDownloads,
  forgetTickets,
  issueTicket,
  listDownloads,
  spendTicket,
  TICKET_MINUTES,
  type IssuedTicket,
  type IssueTicketInput,
} from "./store/tickets"
export type {
  CloseReason,
  Download,
  DownloadTicket,
  Grant,
  GrantSourceKind,
  MediaKind,
  PlaybackSession,
  Progress,
} from "./types"
