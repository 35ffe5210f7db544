import type { PlayersResponse } from "@codex/plugin-access/contract"
import { fill, type PlayerConfig } from "./config"
import { otherPlayers } from "./playback"

const find = (selector: string) => document.querySelector<HTMLElement>(selector)

type Other = PlayersResponse["players"][number]

function row(config: PlayerConfig, other: Other, choose: () => void) {
  const template =
    document.querySelector<HTMLTemplateElement>("[data-player-row]")
  const item = template?.content.firstElementChild?.cloneNode(true)
  if (!(item instanceof HTMLElement)) return []
  const { texts } = config
  const device = other.device || texts.player_unknown
  const time = new Date(other.started_at).toLocaleTimeString([], {
    hour: "numeric",
    minute: "2-digit",
  })
  const say = (selector: string, text: string) => {
    const part = item.querySelector(selector)
    if (part) part.textContent = text
  }
  const since = fill(texts.player_since, { title: other.title, time })
  say("[data-player-device]", device)
  say("[data-player-since]", since)
  const button = item.querySelector("button")
  button?.setAttribute(
    "aria-label",
    `${texts.take_over}: ${fill(texts.player_of, { device, title: other.title })}`
  )
  button?.addEventListener("click", choose)
  return [item]
}

/** Puts the list of other players away, and the player back in its place. */
export function hidePlayers(): void {
  const box = find("[data-players]")
  const stage = find("[data-stage]")
  if (box) box.hidden = true
  if (stage) stage.hidden = false
}

/**
 * Every place is taken: says where, and lets a person choose the player that
 * stops, or try again when one of them has ended by itself.
 */
export async function offerTakeover(
  config: PlayerConfig,
  open: (insteadOf?: string) => void
): Promise<void> {
  const others = await otherPlayers(config)
  const box = find("[data-players]")
  const list = find("[data-players-list]")
  const stage = find("[data-stage]")
  const again = find("[data-players-again]")
  if (!box || !list || !stage || !again) return
  list.replaceChildren(
    ...others.flatMap((other) =>
      row(config, other, () => open(other.session_id))
    )
  )
  again.onclick = () => open()
  stage.hidden = true
  box.hidden = false
  find("#players-title")?.focus()
}
