/** Why an asset failed, in words a person can act on. */
interface Reason {
  sentence: string
  /** Another try with the same file may succeed (infra), or never (input). */
  retriable: boolean
}

const REASONS = {
  not_media: {
    sentence:
      "This file is not a video we can read. Export it as MP4 (H.264) and upload it again.",
    retriable: false,
  },
  not_audio: {
    sentence:
      "This file is not a sound file we can read. Export it as MP3, WAV or AAC and upload it again.",
    retriable: false,
  },
  not_that_file: {
    sentence:
      "The content of this file is not what its name says. Export it again and upload the new file.",
    retriable: false,
  },
  no_video: {
    sentence:
      "There is no picture in this file. Upload sound as MP3, WAV or AAC, or export the video again.",
    retriable: false,
  },
  no_duration: {
    sentence:
      "We cannot tell how long this file is; it was probably cut off while it was saved. Export it again and upload the new file.",
    retriable: false,
  },
  too_long: {
    sentence:
      "This recording is longer than 6 hours. Cut it into parts and upload each one.",
    retriable: false,
  },
  picture_too_large: {
    sentence:
      "The picture is larger than 4096 × 2176. Export the video in 4K or smaller and upload it again.",
    retriable: false,
  },
  codec_refused: {
    sentence:
      "We cannot read the way this file is encoded. Export it as MP4 (H.264 video, AAC sound) and upload it again.",
    retriable: false,
  },
  damaged: {
    sentence:
      "The file is damaged and stops in the middle. Export it again and upload the new file.",
    retriable: false,
  },
  output_too_large: {
    sentence:
      "Converting this video produced far more data than it should. Export it as MP4 (H.264) and upload it again.",
    retriable: false,
  },
  took_too_long: {
    sentence:
      "Converting this video took too long and was stopped. Export it in a smaller size, or try again.",
    retriable: true,
  },
  out_of_memory: {
    sentence:
      "Converting this video needed too much memory. Export it as MP4 (H.264) in 4K or smaller, or try again.",
    retriable: true,
  },
  source_missing: {
    sentence:
      "The uploaded file is no longer in storage. Delete this entry and upload the file again.",
    retriable: false,
  },
  storage_unavailable: {
    sentence:
      "The storage did not answer while we worked on this file. Your upload is safe; try again.",
    retriable: true,
  },
  disk_full: {
    sentence:
      "The machine that converts videos ran out of space. Your upload is safe; try again later.",
    retriable: true,
  },
  encoder_missing: {
    sentence:
      "Videos cannot be converted at the moment: the converter is not installed. Your upload is safe; try again later.",
    retriable: true,
  },
  encoder_unavailable: {
    sentence:
      "The service that converts videos did not finish this one. Your upload is safe; try again later.",
    retriable: true,
  },
  interrupted: {
    sentence:
      "Processing was interrupted three times. Your upload is safe; try again.",
    retriable: true,
  },
} as const satisfies Record<string, Reason>

export type MediaFailure = keyof typeof REASONS

export const MEDIA_FAILURES = Object.keys(REASONS) as MediaFailure[]

function isMediaFailure(code: string): code is MediaFailure {
  return Object.hasOwn(REASONS, code)
}

/** The sentence for a stored code; an unknown one reads as an interruption. */
export function failureSentence(code: string): string {
  return REASONS[isMediaFailure(code) ? code : "interrupted"].sentence
}

export function isRetriable(code: MediaFailure): boolean {
  return REASONS[code].retriable
}
