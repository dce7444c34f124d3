/** What makes a form harmless to send twice, and what it was decided upon (`seq`: 409 when it moved on). */
export function FormKey({ id, seq }: { id: string; seq?: number | undefined }) {
  return (
    <>
      <input type="hidden" name="form_id" value={id} />
      {seq !== undefined && <input type="hidden" name="seq" value={seq} />}
    </>
  )
}
