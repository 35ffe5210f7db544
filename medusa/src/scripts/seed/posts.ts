import {
  contentCreatePostWorkflow,
  contentPublishPostWorkflow,
  type CreatePostInput,
} from "@codex/plugin-content/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Media } from "./media"
import type { People } from "./people"

type PostBody = CreatePostInput["post"]

interface DemoPost {
  by: "owner" | "second"
  /** Its one file; a bundle has posts instead. */
  asset?: keyof Media
  /** Names of demo posts above it. */
  parts?: string[]
  post: PostBody
}

export interface DemoPosts {
  paid: string
  soldOut: string
}

/** One of each kind a shopper may meet; one asset sells in two posts. */
const POSTS: Record<string, DemoPost> = {
  free: {
    by: "owner",
    asset: "morning",
    post: {
      title: "Three slow breaths",
      summary: "A first taste: under a minute, no experience needed.",
      description:
        "Sit as you are. Let the picture move, and breathe with it.\n\nThis one is free. Come back to it whenever the day gets loud.",
      pricing_type: "free",
      tags: ["breath", "beginners"],
    },
  },
  paid: {
    by: "owner",
    asset: "evening",
    post: {
      title: "Evening wind-down",
      summary: "A guided practice to end the working day.",
      description:
        "Three movements, one long exhale and a quiet minute.\n\nYou can stop anywhere: your place is kept on every device you own.",
      pricing_type: "fixed",
      price_minor: 1999,
      compare_at_minor: 2900,
      tags: ["evening", "movement"],
    },
  },
  payWhatYouWant: {
    by: "owner",
    asset: "morning",
    post: {
      title: "Morning light",
      summary: "Pay what it is worth to you.",
      description:
        "The same film as Three slow breaths, with a spoken guide to follow. Name your price.",
      pricing_type: "pwyw",
      price_minor: 300,
      suggested_minor: 800,
      tags: ["morning", "breath"],
    },
  },
  audio: {
    by: "second",
    asset: "strings",
    post: {
      title: "Low strings for deep work",
      summary: "Audio to think by. Keeps playing when the screen is off.",
      description:
        "Recorded in one take. Use headphones if you can.\n\nThe loop is made to be repeated.",
      pricing_type: "fixed",
      price_minor: 900,
      tags: ["audio", "focus"],
    },
  },
  soldOut: {
    by: "second",
    asset: "strings",
    post: {
      title: "Founders' circle recording",
      summary: "A single copy, for the first person who wanted it.",
      description: "One copy was sold. Thank you.",
      pricing_type: "fixed",
      price_minor: 4900,
      supply_limit: 1,
      tags: ["limited"],
    },
  },
  bundle: {
    by: "owner",
    parts: ["paid", "audio"],
    post: {
      product_type: "bundle",
      title: "The quiet evening",
      summary: "The wind-down and the strings to read by, together.",
      description:
        "Two posts at one price. What you own already is taken off it.",
      pricing_type: "fixed",
      price_minor: 2400,
      tags: ["evening"],
      terms: "For personal use. Please do not share recordings.",
    },
  },
  draft: {
    by: "owner",
    asset: "evening",
    post: {
      title: "Sunday stretch",
      summary: "Still being written.",
      description: "Coming soon.",
      pricing_type: "fixed",
      price_minor: 1200,
      tags: ["movement"],
    },
  },
}

/** Creates every demo post and publishes all but the draft. */
export async function seedPosts(
  container: MedusaContainer,
  people: People,
  media: Media
): Promise<DemoPosts> {
  const ids: Record<string, string> = {}
  for (const [name, { by, asset, parts, post }] of Object.entries(POSTS)) {
    const contents = {
      deliverables: asset ? [{ asset_id: media[asset] }] : [],
      parts: (parts ?? []).map((part) => ids[part] ?? ""),
    }
    const { result: postId } = await contentCreatePostWorkflow(container).run({
      input: {
        organization_id: people.organizationId,
        creator_id: people[by],
        post: { ...post, ...contents },
      },
    })
    ids[name] = postId
    if (name !== "draft") {
      await contentPublishPostWorkflow(container).run({
        input: { organization_id: people.organizationId, post_id: postId },
      })
    }
  }
  return { paid: ids.paid ?? "", soldOut: ids.soldOut ?? "" }
}
