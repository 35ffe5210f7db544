import fs from "node:fs"
import path from "node:path"

const HOUR_S = 3_600

/** Every address a playlist names: lines, and those inside its tags. */
export function addressesIn(playlist: string): string[] {
  return playlist
    .split("\n")
    .map((line) => line.trim())
    .flatMap((line) =>
      line.startsWith("#")
        ? [...line.matchAll(/URI="([^"]+)"/g)].map(([, uri = ""]) => uri)
        : line
    )
    .filter((address) => address !== "")
}

const secondsOf = (playlist: string) =>
  [...playlist.matchAll(/^#EXTINF:([\d.]+)/gm)].reduce(
    (sum, [, seconds]) => sum + Number(seconds),
    0
  )

/** The same pictures again and again, each time under names of their own. */
function anHour(folder: string, playlist: string): string {
  const begins = playlist.indexOf("#EXTINF")
  const body = playlist.slice(begins).replace("#EXT-X-ENDLIST", "").trim()
  const turns = Math.ceil(HOUR_S / secondsOf(playlist))
  const repeated = Array.from({ length: turns }, (_, turn) =>
    body.replace(/^(?!#)(.+)$/gm, (name: string) => {
      const again = `h${String(turn)}-${name}`
      fs.linkSync(path.join(folder, name), path.join(folder, again))
      return again
    })
  )
  return `${playlist.slice(0, begins)}${repeated.join("\n")}\n#EXT-X-ENDLIST\n`
}

const isMediaPlaylist = (file: string) =>
  file.endsWith(".m3u8") && fs.readFileSync(file, "utf8").includes("#EXTINF")

/** A published film of some seconds becomes an hour; says how to undo it. */
export function stretchToAnHour(published: string): () => void {
  const files = fs
    .readdirSync(published, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(published, name))
  const before = new Map(
    files
      .filter(isMediaPlaylist)
      .map((file) => [file, fs.readFileSync(file, "utf8")])
  )
  if (before.size === 0) {
    throw new Error(`No playlist in ${published}`)
  }
  for (const [file, playlist] of before) {
    fs.writeFileSync(file, anHour(path.dirname(file), playlist))
  }
  return () => {
    for (const [file, playlist] of before) {
      fs.writeFileSync(file, playlist)
      const folder = path.dirname(file)
      for (const name of fs.readdirSync(folder)) {
        if (/^h\d+-/.test(name)) {
          fs.rmSync(path.join(folder, name))
        }
      }
    }
  }
}
