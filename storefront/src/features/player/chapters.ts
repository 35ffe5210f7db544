import type Player from "video.js/dist/types/player"
import { clock } from "../../lib/time"
import { cueAt } from "./storyboard"

type Mark = { startTime: number; endTime: number }

/** Where the next chapter begins, or the one before (or this one again). */
export function chapterStep(
  chapters: readonly Mark[],
  seconds: number,
  step: 1 | -1
): number | undefined {
  const starts = chapters.map(({ startTime }) => startTime)
  return step === 1
    ? starts.find((start) => start > seconds + 0.25)
    : starts.findLast((start) => start < seconds - GRACE_S)
}
/** Whoever has just entered a chapter and goes back means the one before. */
const GRACE_S = 3

export type Chapters = {
  show: (cues: VTTCue[]) => void
  at: (seconds: number) => string
  step: (step: 1 | -1) => void
}

function drawMarks(bar: Element, cues: VTTCue[], duration: number): void {
  for (const old of bar.querySelectorAll(".chapter-mark")) old.remove()
  for (const { startTime } of cues) {
    if (startTime <= 0 || startTime >= duration) continue
    const mark = document.createElement("span")
    mark.className = "chapter-mark"
    mark.style.left = `${(startTime / duration) * 100}%`
    bar.append(mark)
  }
}

function row(cue: VTTCue, go: () => void): HTMLLIElement {
  const time = document.createElement("span")
  time.className = "text-muted tabular-nums"
  time.textContent = clock(cue.startTime * 1000)
  const button = document.createElement("button")
  button.type = "button"
  button.className =
    "hover:bg-base-200 aria-current:bg-base-200 aria-current:font-medium flex min-h-11 w-full items-center gap-4 px-4 py-2 text-left"
  button.append(time, cue.text)
  button.onclick = go
  const item = document.createElement("li")
  item.append(button)
  return item
}

/** Chapters on the seek bar and as a list below the player. */
export function showChapters(player: Player): Chapters {
  const section = document.querySelector<HTMLElement>("[data-chapters]")
  const list = section?.querySelector("ol")
  const bar = player.el().querySelector(".vjs-progress-holder")
  let cues: VTTCue[] = []

  const follow = () => {
    const now = cueAt(cues, player.currentTime() ?? 0)
    const at = now ? cues.indexOf(now) : -1
    list?.querySelectorAll("button").forEach((button, index) => {
      if (index === at) button.setAttribute("aria-current", "true")
      else button.removeAttribute("aria-current")
    })
  }
  const draw = () => {
    if (bar) drawMarks(bar, cues, player.duration() || 0)
  }
  player.on("timeupdate", follow)
  player.on("durationchange", draw)
  return {
    show: (fresh) => {
      cues = fresh
      if (section) section.hidden = cues.length === 0
      const rows = cues.map((cue) =>
        row(cue, () => {
          player.currentTime(cue.startTime)
          void player.play()
        })
      )
      list?.replaceChildren(...rows)
      draw()
      follow()
    },
    at: (seconds) => cueAt(cues, seconds)?.text ?? "",
    step: (step) => {
      const to = chapterStep(cues, player.currentTime() ?? 0, step)
      if (to !== undefined) player.currentTime(to)
    },
  }
}
