import { getPlatformSettings, isFeatureOn } from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import type { SignUpOffer } from "../contract"
import { accountsFailure } from "../lib/failures"

/** What the login page offers to somebody who has no login yet. */
export async function signUpOffer(pg: Pg): Promise<SignUpOffer> {
  const settings = await withPlatform(pg, "sign-up", getPlatformSettings)
  return {
    open: isFeatureOn("sign_up", settings),
    approval: isFeatureOn("creator_approval", settings),
    name: settings.name,
  }
}

/** The offer, where there is one. */
export async function openOffer(pg: Pg): Promise<SignUpOffer> {
  const offer = await signUpOffer(pg)
  if (!offer.open) {
    throw accountsFailure("sign_up_closed")
  }
  return offer
}
