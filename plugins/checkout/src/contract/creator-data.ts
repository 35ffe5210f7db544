import { z } from "zod"

/** The files of the bundle a creator takes along, in the order they stand. */
export const CREATOR_DATA_FILES = [
  "README.txt",
  "profile.json",
  "posts.json",
  "media.json",
  "originals.csv",
  "statement.csv",
  "sales.csv",
  "payouts.csv",
] as const

export type CreatorDataFile = (typeof CREATOR_DATA_FILES)[number]

/** After them, in a folder: captions, subtitles and chapters, each a file. */
export const CREATOR_TEXTS = "texts/"

export type CreatorDataEntry = CreatorDataFile | typeof CREATOR_TEXTS

/** `GET /admin/account/data` */
export interface CreatorDataOffer {
  files: CreatorDataEntry[]
}

/** `POST /admin/account/data`, answered with a ZIP file. */
export const creatorDataBody = z.strictObject({
  password: z.string().min(1).max(1_000),
})
export type CreatorDataBody = z.infer<typeof creatorDataBody>
