import type { PlaybackResponse } from "@codex/plugin-access/contract"
import type Player from "video.js/dist/types/player"
import { readConfig } from "./config"
import { showChapters, type Chapters } from "./chapters"
import { listenToKeys, seekBy } from "./controls"
import { keepLease } from "./lease-keeper"
import { offerMediaSession } from "./media-session"
import { offerNext } from "./next-up"
import { clearNotices, showProblem, showResumed } from "./notices"
import {
  closePlayback,
  PlaybackError,
  saveProgress,
  startPlayback,
  whyEnded,
} from "./playback"
import type { PlayerProblem } from "./problem"
import { keepAsking } from "./pulse"
import { reportProgress } from "./reporter"
import { resumeAt } from "./resume"
import { showSeekPreview } from "./seek-preview"
import { offerSleepTimer } from "./sleep-timer"
import { hidePlayers, offerTakeover } from "./takeover"
import { addTracks, storyboardOf } from "./tracks"
import { createPlayer } from "./videojs"
import { waitForRest } from "./wait-for-rest"
import { drawWaveform, fillWaveform } from "./waveform"

const config = readConfig()
const HLS = "application/vnd.apple.mpegurl"

let chapters: Chapters | undefined

/** What belongs to one lease and ends with it. */
let current: { stop: () => void; check: () => Promise<boolean> } | undefined

/** The session opened last: opening another one gives its place up. */
let sessionId: string | undefined

function endLease(): void {
  current?.stop()
  current = undefined
}

async function stopWith(player: Player, problem: PlayerProblem): Promise<void> {
  endLease()
  const at = player.currentTime() ?? 0
  player.pause()
  const told = problem === "not_entitled" ? await whyEnded(config) : problem
  showProblem(config, told, () => void open(player, { at, play: true }))
}

/** The same place, in a new session: there is more, or the old one was closed. */
function goOn(player: Player): void {
  const play = !player.paused() || player.ended()
  endLease()
  void open(player, { at: player.currentTime() ?? 0, play })
}

function begin(player: Player, playback: PlaybackResponse, at?: number): void {
  const { post_id, asset_id, position_ms, duration_ms, partial } = playback
  const ids = { post_id, asset_id }
  const wholeMs = partial ? duration_ms : null
  const report = reportProgress(player, ids, wholeMs, (body) =>
    saveProgress(config.progressUrl, body)
  )
  const lease = keepLease(config, playback, {
    refused: ({ problem }) => {
      if (problem === "closed") goOn(player)
      else void stopWith(player, problem)
    },
    // Who plays the whole film already is not interrupted for a better one.
    outdated: () => partial && goOn(player),
  })
  const pulse = keepAsking(player, playback.url, lease.check)
  const rest = partial ? waitForRest(player, lease.check) : undefined
  const stop = () => {
    report.now()
    report.stop()
    lease.stop()
    pulse.stop()
    rest?.stop()
  }
  current = { stop, check: lease.check }
  const resumed = resumeAt(position_ms, duration_ms)
  const seconds = at ?? resumed / 1000
  player.one("loadedmetadata", () => {
    if (seconds > 0) player.currentTime(seconds)
    drawWaveform(player, playback.waveform_url)
    addTracks(player, playback, (cues) => chapters?.show(cues))
    report.start()
    if (at === undefined && resumed > 0) {
      showResumed(config, resumed, () => player.currentTime(0))
    }
  })
}

type Wish = { at?: number; play?: boolean; insteadOf?: string }

async function open(player: Player, wish: Wish = {}): Promise<void> {
  try {
    const playback = await startPlayback(config, wish.insteadOf ?? sessionId)
    sessionId = playback.session_id
    clearNotices()
    hidePlayers()
    player.error(null)
    begin(player, playback, wish.at)
    const type = playback.url.endsWith(".m3u8") ? { type: HLS } : {}
    player.src({ src: playback.url, ...type })
    if (wish.play) await player.play()
  } catch (error) {
    const problem = error instanceof PlaybackError ? error.problem : "media"
    clearNotices()
    if (problem === "too_many_players") {
      await offerTakeover(
        config,
        (insteadOf) => void open(player, { ...wish, play: true, insteadOf })
      )
      return
    }
    hidePlayers()
    showProblem(config, problem, () => void open(player, wish))
  }
}

/** A segment that fails may mean a lease that ended: ask before blaming it. */
async function onError(player: Player): Promise<void> {
  const lease = current
  if (!lease) return
  const alive = await lease.check()
  if (alive) void stopWith(player, navigator.onLine ? "media" : "network")
}

function audioButtons(player: Player): void {
  const buttons = document.querySelectorAll<HTMLElement>("[data-skip]")
  for (const button of buttons) {
    button.onclick = () => seekBy(player, Number(button.dataset.skip))
  }
}

/** A page that is left gives its place back; one that comes back asks anew. */
function leaveByPage(): void {
  window.addEventListener("pagehide", () => {
    if (current && sessionId) closePlayback(config, sessionId)
  })
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) void current?.check()
  })
}

async function run(): Promise<void> {
  const player = await createPlayer(config)
  player.on("error", () => void onError(player))
  // A refused segment makes video.js try other qualities without an end.
  player.ready(() => {
    player.tech(true)?.on("usage", ({ name }: { name?: string }) => {
      if (name === "vhs-rendition-excluded") void current?.check()
    })
  })
  const marks = showChapters(player)
  chapters = marks
  showSeekPreview(player, () => storyboardOf(player), marks.at)
  listenToKeys(player, config, marks)
  offerMediaSession(player, config)
  audioButtons(player)
  fillWaveform(player)
  offerSleepTimer(player)
  offerNext(player, config)
  leaveByPage()
  document
    .querySelector<HTMLElement>("[data-keys-open]")
    ?.addEventListener("click", () =>
      document.querySelector<HTMLDialogElement>("#keys")?.showModal()
    )
  await open(player, config.startAt === null ? {} : { at: config.startAt })
}

void run()
