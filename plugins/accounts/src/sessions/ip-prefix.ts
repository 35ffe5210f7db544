const V4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/

/** The network an address belongs to: enough to recognise, not to track. */
export function ipPrefix(address: string | undefined): string {
  const v4 = V4.exec(address ?? "")
  if (v4) {
    return `${v4[1]}.${v4[2]}.${v4[3]}.0/24`
  }
  const groups = (address ?? "").split("::")[0]?.split(":") ?? []
  return groups.length > 1 ? `${groups.slice(0, 3).join(":")}::/48` : ""
}
