import type Player from "video.js/dist/types/player"
import { fill, type PlayerConfig } from "./config"

const SECONDS = 5
const find = (selector: string) => document.querySelector<HTMLElement>(selector)

/** After the end the next part follows in five seconds, unless somebody stays. */
export function offerNext(player: Player, config: PlayerConfig): void {
  const { next, texts } = config
  const box = find("[data-next]")
  const text = find("[data-next-text]")
  const said = find("[data-next-said]")
  const now = find("[data-next-now]")
  const cancel = find("[data-next-cancel]")
  if (!next || !box || !text || !said || !now || !cancel) return
  let timer = 0
  const stop = () => {
    window.clearInterval(timer)
    box.hidden = true
    said.textContent = ""
  }
  const go = () => location.assign(next.url)
  const start = () => {
    let left = SECONDS
    const say = () => {
      const values = { title: next.title, seconds: String(left) }
      text.textContent = fill(texts.next_in, values)
    }
    stop()
    say()
    // Said once: a countdown read aloud would cover everything else.
    said.textContent = text.textContent
    box.hidden = false
    timer = window.setInterval(() => {
      left -= 1
      say()
      if (left <= 0) {
        stop()
        go()
      }
    }, 1000)
  }
  now.onclick = go
  cancel.onclick = stop
  player.on("ended", start)
  // Whoever plays on or goes back is not done here.
  player.on(["play", "seeking"], stop)
}
