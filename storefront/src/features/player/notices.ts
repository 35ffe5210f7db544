import { fill, type PlayerConfig } from "./config"
import type { PlayerProblem } from "./problem"
import { clock } from "../../lib/time"

const TOAST_MS = 8_000
const find = (selector: string) => document.querySelector<HTMLElement>(selector)

/** "Resumed at 0:12 · Start over" */
export function showResumed(
  config: PlayerConfig,
  atMs: number,
  startOver: () => void
): void {
  const toast = find("[data-resumed]")
  const text = find("[data-resumed-text]")
  const button = find("[data-start-over]")
  if (!toast || !text || !button) return
  text.textContent = fill(config.texts.resumed, { time: clock(atMs) })
  toast.hidden = false
  const hide = () => (toast.hidden = true)
  const timer = window.setTimeout(hide, TOAST_MS)
  button.onclick = () => {
    window.clearTimeout(timer)
    hide()
    startOver()
  }
}

/** Access is over: only the post's page helps. */
const ENDED: PlayerProblem[] = ["not_entitled", "refunded", "suspended"]
const ELSEWHERE: PlayerProblem[] = ["playback_moved", "closed"]

type Offer = { label: string; href?: string }

function offer(config: PlayerConfig, problem: PlayerProblem): Offer {
  const { texts, loginUrl, postUrl } = config
  if (problem === "login") {
    return { label: texts.error_login_action, href: loginUrl }
  }
  if (ENDED.includes(problem)) {
    return { label: texts.error_not_entitled_action, href: postUrl }
  }
  return ELSEWHERE.includes(problem)
    ? { label: texts.error_playback_moved_action }
    : { label: texts.retry }
}

/** The problem in words, with the one action that helps. */
export function showProblem(
  config: PlayerConfig,
  problem: PlayerProblem,
  retry: () => void
): void {
  const box = find("[data-problem]")
  const text = find("[data-problem-text]")
  const action = find("[data-problem-action]")
  if (!box || !text || !action) return
  const { label, href } = offer(config, problem)
  text.textContent = config.texts[`error_${problem}`]
  action.textContent = label
  action.onclick = () => {
    if (href) location.assign(href)
    else retry()
  }
  box.hidden = false
  action.focus()
}

/** The end of what is there so far. */
export function showWaiting(): void {
  const box = find("[data-waiting]")
  if (box) box.hidden = false
}

export function clearNotices(): void {
  for (const selector of [
    "[data-problem]",
    "[data-loading]",
    "[data-waiting]",
  ]) {
    const element = find(selector)
    if (element) element.hidden = true
  }
}
