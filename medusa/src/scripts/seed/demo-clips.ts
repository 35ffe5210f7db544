import { execFile } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)

export interface ClipLook {
  name: string
  seconds: number
  size: string
  /** Background, moving shapes and their fading trail. */
  colors: [string, string, string]
  seed: number
  hertz: number
}

/**
 * A moving picture with a tone and the seconds burnt in, so that a resumed
 * position can be seen. The digits are cut out of ffmpeg's test source: no
 * font is needed, whatever the build.
 */
export async function renderClip(
  ffmpeg: string,
  folder: string,
  look: ClipLook
): Promise<string> {
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${look.name}.mp4`)
  const [background, shapes, trail] = look.colors
  const life = `life=s=32x18:r=4:mold=8:ratio=0.35:seed=${look.seed}:death_color=${background}:life_color=${shapes}:mold_color=${trail}`
  const filter = [
    `[0:v]scale=160:90:flags=bicubic,minterpolate=fps=24:mi_mode=blend,gblur=sigma=2.5,scale=${look.size}:flags=bicubic[bg]`,
    `[1:v]crop=64:52:224:94,format=gray,lut=y='if(gt(val,228),255,0)',scale=96:78:flags=bicubic[digits]`,
    "[2:v][digits]alphamerge[clock]",
    "[bg][clock]overlay=W-w-48:H-h-40,format=yuv420p[v]",
    `[3:a]volume=0.25,afade=t=in:d=2,afade=t=out:st=${look.seconds - 2}:d=2[a]`,
  ].join(";")
  await run(ffmpeg, [
    ...["-v", "error", "-y"],
    ...["-f", "lavfi", "-i", life],
    ...["-f", "lavfi", "-i", "testsrc=s=320x240:r=24"],
    ...["-f", "lavfi", "-i", "color=c=white:s=96x78:r=24"],
    ...["-f", "lavfi", "-i", `sine=f=${look.hertz}:r=48000`],
    ...["-filter_complex", filter, "-map", "[v]", "-map", "[a]"],
    ...["-t", String(look.seconds)],
    ...["-c:v", "libx264", "-preset", "ultrafast", "-crf", "22"],
    ...["-c:a", "aac", "-b:a", "128k", file],
  ])
  return file
}

/** A soft chord that swells and fades, as MP3. */
export async function renderChord(
  ffmpeg: string,
  folder: string,
  name: string,
  seconds: number
): Promise<string> {
  fs.mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}.mp3`)
  const voices = [110, 164.81, 220, 277.18]
    .map(
      (hertz, i) => `sin(2*PI*${hertz}*t)*(0.6+0.4*sin(2*PI*t/${7 + i * 3}))`
    )
    .join("+")
  await run(ffmpeg, [
    ...["-v", "error", "-y", "-f", "lavfi"],
    ...["-i", `aevalsrc='0.07*(${voices})':s=44100:d=${seconds}`],
    ...["-c:a", "libmp3lame", "-b:a", "128k", file],
  ])
  return file
}
