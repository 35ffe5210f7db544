// The browser of the journeys: Debian's Chromium, or CHROMIUM_PATH.
import fs from "node:fs"
import { chromium } from "playwright-core"

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
]

export function findChromium() {
  return [process.env.CHROMIUM_PATH, ...PLACES].find(
    (place) => place && fs.existsSync(place)
  )
}

/** Headless, and silent towards the outside world. */
export function launchChromium() {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--autoplay-policy=no-user-gesture-required",
    ],
  })
}
