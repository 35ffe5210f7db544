import type { AskedCode } from "@codex/plugin-messages/contract"
import type { VerifiedEmail } from "@codex/plugin-checkout/contract"
import type { EmailStepConfig } from "./buyer-fields"
import { parts, readStep, show, type Step } from "./email-step-view"

const config = JSON.parse(
  document.getElementById("email-step-config")?.textContent ?? "{}"
) as EmailStepConfig
const { texts } = config
const DIGITS = 6

const fill = (text = "", values: Record<string, string>) =>
  Object.entries(values).reduce(
    (done, [key, value]) => done.replaceAll(`{{${key}}}`, value),
    text
  )

/** A refusal in words that a person understands. */
class Refused extends Error {}

async function ask<T>(url: string, body: object): Promise<T> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  const read = (await answer?.json().catch(() => ({}))) as T & { code?: string }
  if (answer?.ok) return read
  // Signed out meanwhile: the page itself knows where to sign in again.
  if (answer?.status === 401) location.reload()
  throw new Refused(texts[read?.code ?? ""] ?? texts.unreachable)
}

/** What is under way: the request a code belongs to, and the clock. */
const under = { request: "", busy: false, clock: 0 }

/** One thing at a time; a refusal is said where the step is. */
async function once(step: Step, work: () => Promise<void>): Promise<void> {
  if (under.busy) return
  under.busy = true
  parts.error(step, "")
  await work().catch((error: unknown) => {
    parts.error(step, error instanceof Error ? error.message : "")
  })
  under.busy = false
}

function countDown({ resend }: Step, seconds: number): void {
  window.clearInterval(under.clock)
  let left = seconds
  const tick = () => {
    resend.disabled = left > 0
    resend.textContent =
      left > 0
        ? fill(texts.resend_in, { seconds: String(left) })
        : (texts.resend ?? "")
    if (left <= 0) window.clearInterval(under.clock)
    left -= 1
  }
  tick()
  under.clock = window.setInterval(tick, 1000)
}

async function send(step: Step): Promise<void> {
  const email = step.typed.value.trim().toLowerCase()
  if (!step.typed.checkValidity() || email === "") {
    step.typed.focus()
    throw new Refused(texts.email_invalid)
  }
  const asked = await ask<AskedCode>(config.codesUrl, { email })
  under.request = asked.request_id
  step.kept.hidden = asked.mailed
  step.sent.textContent = fill(texts.sent, { email })
  step.code.value = ""
  show(step, "code")
  countDown(step, config.resendSeconds)
  step.code.focus()
}

async function prove(step: Step): Promise<void> {
  const body = { request_id: under.request, code: step.code.value }
  const proven = await ask<VerifiedEmail>(config.proveUrl, body).catch(
    (error: unknown) => {
      step.code.select()
      throw error
    }
  )
  window.clearInterval(under.clock)
  parts.proven(step, proven.email)
  step.news.textContent = fill(texts.done, { email: proven.email })
  nextOf(step)?.focus()
}

function takeDigits(step: Step): void {
  const digits = step.code.value.replace(/\D/g, "").slice(0, DIGITS)
  step.code.value = digits
  if (digits.length === DIGITS) void once(step, () => prove(step))
}

function connect(step: Step): void {
  const sendNow = () => void once(step, () => send(step))
  step.send.addEventListener("click", sendNow)
  step.resend.addEventListener("click", sendNow)
  for (const change of step.changes) {
    change.addEventListener("click", () => {
      parts.error(step, "")
      show(step, "address")
      step.typed.select()
    })
  }
  step.code.addEventListener("input", () => takeDigits(step))
  // Enter means this step, not the whole form.
  step.typed.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return
    event.preventDefault()
    sendNow()
  })
  step.code.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault()
  })
}

/** Where to go on: the next thing to fill in, or the button that pays. */
function nextOf({ form }: Step): HTMLElement | undefined {
  const all = form.querySelectorAll<HTMLElement>(
    "input[required], input[type=tel], button[data-pay]"
  )
  return [...all].find(
    (one) => !(one instanceof HTMLInputElement) || one.value === ""
  )
}

const step = readStep()
if (step) {
  connect(step)
  // Before anybody else hears of it: nothing is paid with an unproven address.
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target !== step.form) return
      if (parts.isProven(step)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      parts.error(step, texts.first ?? "")
      const field = step.code.closest("[hidden]") ? step.typed : step.code
      field.focus()
    },
    true
  )
}
