import { getPlatformSettings, isFeatureOn } from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import type { SignUpOffer } from "../contract"
import { accountsFailure } from "../lib/failures"

/** What the login page offers to somebody who has no login yet. */
export async function signUpOffer(pg: Pg): Promise<SignUpOffer> {
  const settings = await withPlatform(pg, "sign-up", getPlatformSettings)
  return { open: isFeatureOn("sign_up", settings), name: settings.name }
}

export async function refuseClosed(pg: Pg): Promise<void> {
  const { open } = await signUpOffer(pg)
  if (!open) {
    throw accountsFailure("sign_up_closed")
  }
}
