import type { Tx } from "@codex/kernel"
import type { MediaAsset } from "@codex/media"
import { sendMessage } from "@codex/messages"

/** Long work ended while its owner did something else. */
export async function mailUpload(
  tx: Tx,
  asset: MediaAsset,
  type: "upload_ready" | "upload_failed"
): Promise<void> {
  await sendMessage(tx, {
    type,
    // Encoding the same file once more is no news.
    key: asset.id,
    to: { creatorId: asset.creator_id },
    data: { file_name: asset.filename, media_url: "/studio/media" },
  })
}
