import { listUses } from "@codex/content"
import { withPlatform } from "@codex/kernel"
import { registerAssetGuard } from "@codex/plugin-media/workflows"

/** A file that is on sale, or was, is not deleted under its buyers. */
registerAssetGuard({
  id: "content.posts",
  run: async (pg, asset) => {
    const uses = await withPlatform(pg, "uses of a media file", (tx) =>
      listUses(tx, asset.id)
    )
    return uses.map(({ title }) => `“${title || "Untitled post"}”`)
  },
})
