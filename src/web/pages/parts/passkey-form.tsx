export interface PasskeyFormProps {
  /** `create` makes a new key, `get` shows one. */
  way: 'create' | 'get'
  action: string
  label: string
  next?: string | undefined
}

/** Hidden until kunci.js finds that this browser can do it; the other ways work without scripts. */
export function PasskeyForm({ way, action, label, next }: PasskeyFormProps) {
  return (
    <form method="post" action={action} data-passkey={way} data-challenge={`${action}/tantangan`} hidden>
      <input type="hidden" name="response" value="" />
      {next && <input type="hidden" name="next" value={next} />}
      <p role="status"></p>
      <button type="submit">{label}</button>
    </form>
  )
}
