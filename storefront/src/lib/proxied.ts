/** Whether Medusa answers it, and not a page of ours (`proxy.server.ts`). */
export const isProxied = (path: string) =>
  /^\/(api|media|download)\//.test(path)
