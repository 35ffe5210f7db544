/** Whose request it is, for limits and for the list of sessions. */
export type Visitor = { from: string | undefined; agent: string | undefined }

export function visitorOf(page: {
  clientAddress: string
  request: Request
}): Visitor {
  const agent = page.request.headers.get("user-agent") ?? undefined
  return { from: page.clientAddress, agent }
}
