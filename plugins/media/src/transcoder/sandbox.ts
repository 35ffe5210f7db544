import { resolve } from "node:path"

/** bubblewrap, util-linux's unshare, or nothing (ADR 0038). */
export type Isolation = "bwrap" | "unshare" | "off"

export interface Program {
  program: string
  args: readonly string[]
}

interface Command {
  tool: string
  args: readonly string[]
  /** The folder of the job: all that can be written to. */
  cwd: string
}

/** Programs and libraries of the machine, where it has them. */
const SYSTEM = [
  ...["/usr", "/lib", "/lib64", "/nix/store"],
  ...["/etc/ld.so.cache", "/etc/alternatives"],
]
const DEVICES = ["/dev/null", "/dev/urandom"]

function bwrapArgs({ tool, cwd }: Command): string[] {
  const folder = resolve(cwd)
  return [
    // ffmpeg is process 1 of its own world, so bwrap waits for it and its
    // processor time is counted; it dies with the worker.
    ...["--unshare-all", "--die-with-parent", "--as-pid-1"],
    ...["--cap-drop", "ALL"],
    ...SYSTEM.flatMap((path) => ["--ro-bind-try", path, path]),
    ...DEVICES.flatMap((path) => ["--dev-bind-try", path, path]),
    // The bundled one lies in node_modules.
    ...(tool.startsWith("/usr/") ? [] : ["--ro-bind", tool, tool]),
    ...["--bind", folder, folder, "--remount-ro", "/", "--chdir", folder],
  ]
}

/** No network and no process but its own; files are as they were. */
const UNSHARE = [
  ...["--user", "--map-current-user", "--net", "--ipc", "--uts"],
  ...["--pid", "--fork", "--kill-child"],
]

/** The same command, isolated. */
export function wrapped(kind: Isolation, command: Command): Program {
  const { tool, args } = command
  switch (kind) {
    case "bwrap":
      return { program: kind, args: [...bwrapArgs(command), tool, ...args] }
    case "unshare":
      return { program: kind, args: [...UNSHARE, tool, ...args] }
    case "off":
      return { program: tool, args }
  }
}
