/**
 * Results follow the typing (250 ms) without losing focus; without this
 * script the same form is sent by its button.
 */
import { personalize } from "../personal/personal"

const DEBOUNCE_MS = 250
const form = document.querySelector<HTMLFormElement>("form[data-search]")
let timer = 0
let running: AbortController | undefined

function address(of: HTMLFormElement): string {
  const url = new URL(of.action)
  for (const [name, value] of new FormData(of)) {
    if (typeof value === "string" && value) url.searchParams.set(name, value)
  }
  return url.href
}

async function show(of: HTMLFormElement): Promise<void> {
  running?.abort()
  running = new AbortController()
  const href = address(of)
  const { signal } = running
  const answer = await fetch(href, { signal }).catch(() => undefined)
  if (!answer?.ok) return
  const html = await answer.text()
  const fresh = new DOMParser().parseFromString(html, "text/html")
  const results = fresh.getElementById("results")
  if (!results || signal.aborted) return
  document.getElementById("results")?.replaceWith(results)
  history.replaceState(null, "", href)
  void personalize()
}

if (form) {
  form.addEventListener("input", () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void show(form), DEBOUNCE_MS)
  })
}
