import type Player from "video.js/dist/types/player"
import type { PlayerConfig } from "./config"
import { SPEEDS } from "./keys"
import { readPrefs, savePrefs } from "./prefs"
import { offerQuality } from "./quality"
import { rememberCaptions } from "./tracks"

declare global {
  interface Window {
    VIDEOJS_NO_DYNAMIC_STYLE?: boolean
  }
}

/** Loaded here and nowhere else: the player is 200 kB. */
export async function createPlayer(config: PlayerConfig): Promise<Player> {
  // Styles come from our sheet; the security policy allows no others.
  window.VIDEOJS_NO_DYNAMIC_STYLE = true
  const { default: videojs } = await import("video.js")
  await import("videojs-contrib-quality-menu")
  const audio = config.kind === "audio"
  const player: Player = videojs("player", {
    controls: true,
    preload: "auto",
    fluid: false,
    fill: !audio,
    audioOnlyMode: audio,
    playsinline: true,
    inactivityTimeout: 2500,
    // One style for everybody, legible on any picture (player.css).
    textTrackSettings: false,
    playbackRates: [...SPEEDS],
    userActions: { hotkeys: false },
    disablePictureInPicture: audio,
    controlBar: {
      skipButtons: audio ? {} : { backward: 10, forward: 10 },
      remainingTimeDisplay: { displayNegative: true },
      currentTimeDisplay: true,
      // What stands above the seek bar is ours (seek-preview.ts).
      progressControl: {
        seekBar: {
          mouseTimeDisplay: false,
          playProgressBar: { timeTooltip: false },
        },
      },
      pictureInPictureToggle: !audio,
      fullscreenToggle: !audio,
    },
    html5: { vhs: { withCredentials: false } },
  })
  if (!audio) offerQuality(player)
  remember(player)
  rememberCaptions(player)
  return player
}

function remember(player: Player): void {
  const prefs = readPrefs()
  player.volume(prefs.volume)
  player.muted(prefs.muted)
  player.defaultPlaybackRate(prefs.speed)
  player.ready(() => player.playbackRate(prefs.speed))
  player.on(["ratechange", "volumechange"], () => {
    savePrefs({
      ...readPrefs(),
      speed: player.playbackRate() ?? 1,
      volume: player.volume() ?? 1,
      muted: player.muted() ?? false,
    })
  })
}
