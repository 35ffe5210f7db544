/** How one good film is made: pictures, sound, and what else ffmpeg is told. */
export interface Sample {
  picture?: string
  /** `null`: none. */
  sound?: string | null
  options: string[]
}

const X264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
const AAC = ["-c:a", "aac"]
const H264 = [...X264, ...AAC]

const at = (rate: string, size = "426x240", seconds = 5) =>
  `testsrc=size=${size}:rate=${rate}:duration=${seconds}`

const TONE = "sine=frequency=440:duration=5"

/** What people's cameras, phones and programs write (V7). */
export const SAMPLES: Record<string, Sample> = {
  plain: { options: [...H264, "-g", "50"] },
  portrait: { picture: at("25", "240x426"), options: H264 },
  turned: { options: [...H264, "-metadata:s:v", "rotate=90"] },
  "upside down": { options: [...H264, "-metadata:s:v", "rotate=180"] },
  "uneven pictures a second": {
    options: [
      ...H264,
      "-vf",
      "select=not(mod(n\\,3))+lt(n\\,40)",
      "-vsync",
      "vfr",
    ],
  },
  "odd size": {
    picture: at("25", "321x241"),
    options: [...X264, "-pix_fmt", "yuv444p", ...AAC],
  },
  mono: { options: [...H264, "-ac", "1"] },
  "without sound": { sound: null, options: X264 },
  "sound that begins later": { options: ["-itsoffset", "0.7", ...H264] },
  "another codec": { options: ["-c:v", "mpeg4", ...AAC] },
  "sixty a second": { picture: at("60"), options: H264 },
  "television's rate": { picture: at("30000/1001"), options: H264 },
  "film's rate": { picture: at("24000/1001"), options: H264 },
  "one a second": { picture: at("1"), options: H264 },
  "slow motion": { picture: at("120", "426x240", 3), options: H264 },
  "five speakers": { options: [...H264, "-ac", "6"] },
  "sound of a CD": { options: [...H264, "-ar", "44100"] },
  "sound goes on": {
    sound: "sine=frequency=440:duration=8",
    options: H264,
  },
  "sound stops": { sound: "sine=frequency=440:duration=2", options: H264 },
  "mp3 inside": { options: [...X264, "-c:a", "libmp3lame"] },
  "uncompressed sound": { options: [...X264, "-c:a", "pcm_s16le"] },
  "lossless sound": { options: [...X264, "-c:a", "alac"] },
  hevc: { options: ["-c:v", "libx265", "-preset", "ultrafast", ...AAC] },
  "ten bits": { options: [...X264, "-pix_fmt", "yuv420p10le", ...AAC] },
  "motion jpeg": { options: ["-c:v", "mjpeg", "-pix_fmt", "yuvj420p", ...AAC] },
  prores: { options: ["-c:v", "prores", ...AAC] },
  interlaced: { options: [...H264, "-flags", "+ilme+ildct"] },
  "pixels that are no squares": { options: [...H264, "-vf", "setsar=4/3"] },
  "few keyframes": { options: [...H264, "-g", "1000"] },
  "pictures out of order": { options: [...H264, "-bf", "3", "-g", "40"] },
  fragmented: {
    options: [...H264, "-movflags", "frag_keyframe+empty_moov"],
  },
  "header first": { options: [...H264, "-movflags", "+faststart"] },
  tiny: { picture: at("25", "32x32"), options: H264 },
}

export function sampleArgs(
  { picture = at("25"), sound = TONE, options }: Sample,
  path: string
): string[] {
  const [first, ...rest] = options
  // An offset belongs to the input that follows it.
  const offset = first === "-itsoffset" ? options.slice(0, 2) : []
  const output = offset.length > 0 ? rest.slice(1) : options
  return [
    ...["-loglevel", "error", "-y", "-f", "lavfi", "-i", picture],
    ...(sound ? [...offset, "-f", "lavfi", "-i", sound] : []),
    ...[...output, "-f", "mov", path],
  ]
}
