import { defineFailures } from "@codex/kernel"

/** Every failure a media route answers with. */
export const mediaFailure = defineFailures({
  media_not_found: {
    type: "not_found",
    message: "This media file does not exist. It may have been deleted.",
  },
  upload_not_found: {
    type: "not_found",
    message:
      "This upload does not exist any more. Start it again from the media library.",
  },
  media_type_refused: {
    type: "invalid_data",
    message:
      "This kind of file is not accepted. Upload MP4 or MOV video, MP3, WAV or AAC sound, or a document, picture or ZIP file.",
  },
  media_empty: {
    type: "invalid_data",
    message: "This file is empty. Export it again and upload the new file.",
  },
  media_too_large: {
    type: "invalid_data",
    message:
      "This file is larger than {limit}, the limit for {kind}. Export it smaller or cut it into parts.",
  },
  upload_closed: {
    type: "not_allowed",
    message:
      "This upload was already finished or cancelled. Start it again from the media library.",
  },
  upload_busy: {
    type: "not_allowed",
    message: "This upload is being finished at this moment. Wait a little.",
  },
  upload_part_unknown: {
    type: "invalid_data",
    message: "This upload has {count} parts; part {part} is not one of them.",
  },
  upload_incomplete: {
    type: "invalid_data",
    message:
      "Some of this file has not arrived yet ({missing} of {count} parts). Resume the upload.",
  },
  upload_size_mismatch: {
    type: "invalid_data",
    message:
      "The file that arrived is not the size that was announced. Upload it again.",
  },
  upload_content_refused: {
    type: "invalid_data",
    message:
      "The content of this file is not what its name says. Export it again and upload the new file.",
  },
  upload_link_invalid: {
    type: "forbidden",
    message: "This upload link is not valid or has expired. Resume the upload.",
  },
  media_not_retriable: {
    type: "not_allowed",
    message: "Only a failed video can be tried again.",
  },
  media_not_a_file: {
    type: "not_allowed",
    message:
      "Only a document, picture or ZIP file has versions, and another such file takes its place. Upload video and sound as a new file.",
  },
  media_same_file: {
    type: "not_allowed",
    message:
      "This is the very file that is sold now. Choose the one that has changed.",
  },
  media_in_use: {
    type: "not_allowed",
    message:
      "This file is part of something people can buy or have bought: {uses}. Remove it there first.",
  },
  logo_not_found: { type: "not_found", message: "There is no such picture." },
  logo_not_a_picture: {
    type: "invalid_data",
    message: "This file could not be read as a picture. Use PNG, JPEG or WebP.",
  },
  logo_too_large: {
    type: "invalid_data",
    message: "This picture is larger than 2 MB. Use a smaller one.",
  },
  poster_not_found: {
    type: "not_allowed",
    message:
      "There is no such picture to choose. Wait until the video is ready and choose one of those shown.",
  },
  text_track_not_found: {
    type: "not_found",
    message: "This text does not exist any more. Reload the page.",
  },
  text_track_there: {
    type: "not_allowed",
    message:
      "This file has {kind} in this language already. Edit or delete those first.",
  },
  text_track_too_many: {
    type: "not_allowed",
    message: "This file has {count} texts already, which is the limit.",
  },
  text_track_language: {
    type: "invalid_data",
    message:
      "“{language}” is not a language tag. Use one such as en, de or pt-BR.",
  },
  text_track_line: {
    type: "invalid_data",
    message: "Line {line}: {problem}",
  },
  text_track_cue: {
    type: "invalid_data",
    message: "Row {row}: {problem}",
  },
  text_track_empty: {
    type: "invalid_data",
    message: "There is nothing in this text: it needs at least one line.",
  },
  text_track_too_large: {
    type: "invalid_data",
    message: "This text is larger than 512 KB or has more than 5,000 lines.",
  },
  thumbnail_not_found: {
    type: "not_found",
    message: "There is no picture for this file yet.",
  },
})
