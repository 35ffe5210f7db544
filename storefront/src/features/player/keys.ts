/** Keyboard of the player page (ECOSYSTEM §7.1, "Player keys"). */
export type Command =
  | { do: "toggle" | "mute" | "fullscreen" | "captions" | "help" }
  | { do: "seek"; by: number }
  | { do: "volume"; by: number }
  | { do: "jump"; to: number }
  | { do: "speed"; step: 1 | -1 }
  | { do: "item"; step: 1 | -1 }
  | { do: "chapter"; step: 1 | -1 }

const COMMANDS: Record<string, Command> = {
  " ": { do: "toggle" },
  k: { do: "toggle" },
  j: { do: "seek", by: -10 },
  l: { do: "seek", by: 10 },
  arrowleft: { do: "seek", by: -5 },
  arrowright: { do: "seek", by: 5 },
  arrowup: { do: "volume", by: 0.05 },
  arrowdown: { do: "volume", by: -0.05 },
  m: { do: "mute" },
  f: { do: "fullscreen" },
  c: { do: "captions" },
  "<": { do: "speed", step: -1 },
  ">": { do: "speed", step: 1 },
  n: { do: "item", step: 1 },
  p: { do: "item", step: -1 },
  "?": { do: "help" },
}

/** With Shift: an arrow goes further. */
const SHIFTED: Record<string, Command> = {
  arrowleft: { do: "chapter", step: -1 },
  arrowright: { do: "chapter", step: 1 },
}

type Pressed = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"
>

/** The command of a key; combinations belong to the browser. */
export function commandOf(event: Pressed): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  if (/^\d$/.test(event.key)) return { do: "jump", to: Number(event.key) / 10 }
  const key = event.key.toLowerCase()
  return (event.shiftKey ? SHIFTED[key] : undefined) ?? COMMANDS[key]
}

/** Space on a button presses it; letters in a field are text. */
export function isTyping(target: Element | null, key: string): boolean {
  if (!target) return false
  if (target.closest("input:not([type=range]), textarea, select")) return true
  return key === " " && target.closest("button, a, summary") !== null
}

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const

/** The next speed up or down; the ends hold. */
export function stepSpeed(current: number, step: 1 | -1): number {
  const ordered = step === 1 ? SPEEDS : SPEEDS.toReversed()
  const next = ordered.find((speed) => (speed - current) * step > 0.001)
  return next ?? current
}
