/** The part of the W3C's parser that we use; it brings no types. */
declare module "webvtt-parser" {
  export interface ParsedCue {
    /** Seconds. */
    startTime: number
    endTime: number
    text: string
    tree: { children: unknown[] }
  }
  export interface ParseProblem {
    message: string
    line: number
  }
  export class WebVTTParser {
    parse(
      text: string,
      mode?: "metadata" | "chapters"
    ): { cues: ParsedCue[]; errors: ParseProblem[] }
  }
  export class WebVTTSerializer {
    serialize(cues: readonly ParsedCue[]): string
  }
}
