import { CREATOR_DATA_FILES, type CreatorDataFile } from "../contract"
import { mediaText, originalsText } from "./media"
import type { Owner } from "./own-creator"
import { payoutsText } from "./payouts"
import { postsText } from "./posts"
import { profileText } from "./profile"
import { readmeText } from "./readme"
import { salesText } from "./sales"
import { statementText } from "./statement"
import { textEntries } from "./texts"
import type { ZipEntry } from "./zip"

const TEXT: Record<CreatorDataFile, (of: Owner) => AsyncIterable<string>> = {
  "README.txt": readmeText,
  "profile.json": profileText,
  "posts.json": postsText,
  "media.json": mediaText,
  "originals.csv": originalsText,
  "statement.csv": statementText,
  "sales.csv": salesText,
  "payouts.csv": payoutsText,
}

/** What one creator takes along; each file is read when its turn comes. */
export const dataFiles = async (of: Owner): Promise<ZipEntry[]> => [
  ...CREATOR_DATA_FILES.map((name) => ({ name, text: () => TEXT[name](of) })),
  ...(await textEntries(of)),
]
