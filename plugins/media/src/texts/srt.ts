import { asCueText } from "./cue-text"

const TIMING =
  /^\s*(\d{1,2}:\d{2}:\d{2})[,.](\d{3})\s*-->\s*(\d{1,2}:\d{2}:\d{2})[,.](\d{3})/

/** Colours and positions of SRT players, which WebVTT says in other ways. */
const FOREIGN = /<\/?font[^>]*>|\{\\[^}]*\}/gi

const two = (time: string) => time.padStart("00:00:00".length, "0")

function lineToVtt(line: string): string {
  const [, from, fromMs, to, toMs] = TIMING.exec(line) ?? []
  return from && fromMs && to && toMs
    ? `${two(from)}.${fromMs} --> ${two(to)}.${toMs}`
    : line.includes("-->")
      ? line
      : asCueText(line.replace(FOREIGN, "").trimEnd())
}

/** Lines put before the text of an SRT file. */
export const SRT_LINES_BEFORE = 2

/** WebVTT with every line of the SRT file where it was, after two of ours. */
export function srtToVtt(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map(lineToVtt)
  return ["WEBVTT", "", ...lines].join("\n")
}
