/** The heads of a table's columns. */
export function Heads({ of: heads }: { of: readonly string[] }) {
  return (
    <thead>
      <tr>
        {heads.map(head => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
  )
}
