import type Player from "video.js/dist/types/player"

const EVERY_MS = 10_000

/**
 * What is buffered plays on without the server, for minutes. So a running
 * player asks its own address whether it may go on: the gateway knows by heart,
 * and hearing of it keeps the player's place. A paused one asks when it starts.
 */
export function keepAsking(
  player: Player,
  url: string,
  refused: () => Promise<unknown>
): { stop: () => void } {
  const ask = async () => {
    if (player.paused()) return
    // A redirect to storage is a yes; it is not for HEAD.
    const how = {
      method: "HEAD",
      redirect: "manual",
      cache: "no-store",
    } as const
    const answer = await fetch(url, how).catch(() => undefined)
    if (answer?.status === 403) await refused()
  }
  const listener = () => void ask()
  const timer = window.setInterval(listener, EVERY_MS)
  player.on("play", listener)
  const stop = () => {
    window.clearInterval(timer)
    player.off("play", listener)
  }
  return { stop }
}
