/** Asks until the checkout is decided, then lets the server draw the page. */
const box = document.querySelector<HTMLElement>("[data-poll]")

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function readStatus(url: string): Promise<string> {
  const answer = await fetch(url).catch(() => undefined)
  if (!answer?.ok) return "unknown"
  const body = (await answer.json()) as { status?: string }
  return body.status ?? "unknown"
}

async function poll(data: DOMStringMap): Promise<void> {
  const decided = (data.decided ?? "").split(" ")
  for (let turn = 0; turn < Number(data.pollLimit); turn++) {
    if (decided.includes(await readStatus(data.poll ?? ""))) {
      location.replace(data.here ?? location.href)
      return
    }
    await pause(Number(data.pollMs))
  }
  if (data.late) location.replace(data.late)
}

if (box) void poll(box.dataset)

export {}
