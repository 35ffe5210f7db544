import { access, chmod, constants } from "node:fs/promises"
import { createRequire } from "node:module"
import { delimiter, join } from "node:path"

type Tool = "ffmpeg" | "ffprobe"

const BUNDLED: Record<Tool, string> = {
  ffmpeg: "@ffmpeg-installer/ffmpeg",
  ffprobe: "@ffprobe-installer/ffprobe",
}

const load = createRequire(__filename)
const found = new Map<string, string>()

export class ToolMissing extends Error {}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false
  )
}

async function onPath(tool: Tool): Promise<string | null> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, tool)
    if (folder !== "" && (await isExecutable(path))) {
      return path
    }
  }
  return null
}

/** The npm package's binary; installed without scripts it is not executable. */
export async function bundledTool(tool: Tool): Promise<string | null> {
  try {
    const { path } = load(BUNDLED[tool]) as { path: string }
    if (!(await isExecutable(path))) {
      await chmod(path, 0o755)
    }
    return path
  } catch {
    // No build for this platform: the caller says what to install.
    return null
  }
}

/** Order: the option or variable, the system's own, the bundled one. */
export async function resolveTool(
  tool: Tool,
  configured?: string
): Promise<string> {
  const wanted = configured ?? process.env[`${tool.toUpperCase()}_PATH`]
  const key = `${tool}:${wanted ?? ""}`
  const known = found.get(key)
  if (known) {
    return known
  }
  const path = wanted || (await onPath(tool)) || (await bundledTool(tool))
  if (!path) {
    throw new ToolMissing(
      `${tool} was not found. Install it, or set ${tool.toUpperCase()}_PATH.`
    )
  }
  found.set(key, path)
  return path
}
