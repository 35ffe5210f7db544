import type Player from "video.js/dist/types/player"
import { clock } from "../../lib/time"
import { cueAt, tileOf } from "./storyboard"
import type { Storyboard } from "./tracks"

const BAR = ".vjs-progress-holder"

function build(into: Element) {
  const box = document.createElement("div")
  box.className = "seek-preview"
  // The bar itself says the time to those who do not see.
  box.setAttribute("aria-hidden", "true")
  box.hidden = true
  const picture = document.createElement("div")
  picture.className = "seek-picture"
  const chapter = document.createElement("span")
  chapter.className = "seek-chapter"
  const time = document.createElement("span")
  box.append(picture, chapter, time)
  into.append(box)
  return { box, picture, chapter, time }
}

/** Inside the player, however near to its edge the pointer is. */
function place(box: HTMLElement, player: Element, x: number): void {
  const { left, width } = player.getBoundingClientRect()
  const half = box.offsetWidth / 2
  const centre = Math.min(width - half, Math.max(half, x - left))
  box.style.left = `${centre - half}px`
}

/**
 * Above the seek bar: the time, and its picture where the version has a
 * storyboard. Follows pointers and, while the bar has the focus, the position.
 */
export function showSeekPreview(
  player: Player,
  storyboard: () => Storyboard | undefined,
  chapterAt: (seconds: number) => string
): void {
  const root = player.el()
  const bar = root.querySelector<HTMLElement>(BAR)
  const control = bar?.parentElement
  if (!bar || !control) return
  const { box, picture, chapter, time } = build(root)

  const paint = (seconds: number) => {
    const board = storyboard()
    const cue = board && cueAt(board.cues, seconds)
    const tile = cue && tileOf(cue.text, board.url)
    picture.hidden = !tile
    if (!tile) return
    picture.style.width = `${tile.width}px`
    picture.style.height = `${tile.height}px`
    picture.style.backgroundImage = `url("${tile.sheet}")`
    picture.style.backgroundPosition = `-${tile.x}px -${tile.y}px`
  }
  const show = (share: number) => {
    const seconds = share * (player.duration() || 0)
    const { left, width } = bar.getBoundingClientRect()
    time.textContent = clock(seconds * 1000)
    chapter.textContent = chapterAt(seconds)
    chapter.hidden = !chapter.textContent
    paint(seconds)
    box.hidden = false
    place(box, root, left + share * width)
  }
  const follow = () => {
    if (document.activeElement !== bar) return
    show((player.currentTime() ?? 0) / (player.duration() || 1))
  }
  control.addEventListener("pointermove", ({ clientX }) => {
    const { left, width } = bar.getBoundingClientRect()
    show(Math.min(1, Math.max(0, (clientX - left) / (width || 1))))
  })
  const hide = () => (box.hidden = true)
  for (const end of ["pointerleave", "pointerup", "pointercancel"]) {
    control.addEventListener(end, hide)
  }
  bar.addEventListener("focus", follow)
  bar.addEventListener("blur", hide)
  player.on(["timeupdate", "seeking"], follow)
}
