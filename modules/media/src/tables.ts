import { registerTables } from "@codex/kernel"

registerTables("media", {
  media_asset: "creator",
  media_upload: "creator",
  media_rendition: "creator",
  transcode_job: "creator",
  transcode_chunk: "creator",
  media_file_version: "creator",
  media_text_track: "creator",
})
