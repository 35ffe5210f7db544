const MOST_FORMS = 50
const kept = new WeakMap<object, Map<string, Promise<string>>>()

/**
 * What was made of `of` in this form before, or makes it now. It goes when the
 * object goes, so what shows old data is never older than the data.
 */
export function keptText(
  of: object,
  form: string,
  make: () => Promise<string>
): Promise<string> {
  const forms = kept.get(of) ?? new Map<string, Promise<string>>()
  const known = forms.get(form)
  if (known) return known
  if (forms.size >= MOST_FORMS) forms.clear()
  const text = make()
  // What failed is tried again; whoever waits for it hears of it.
  text.catch(() => forms.delete(form))
  forms.set(form, text)
  kept.set(of, forms)
  return text
}
