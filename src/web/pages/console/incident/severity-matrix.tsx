import { scopes, severityMatrix } from '../../../../core/severity-matrix.ts'
import { severities } from '../../../../core/vocabulary.ts'

/** Where to begin; whoever classifies decides. Lines, for a table of five columns is wider than this panel. */
export function SeverityMatrix() {
  return (
    <details>
      <summary>Keparahan awal menurut dampak dan cakupan</summary>
      {severityMatrix.map(({ impact, severities: row }) => (
        <>
          <p>
            <strong>{impact}</strong>
          </p>
          <ul>
            {row.map((severity, place) => (
              <li>
                {scopes[place]}: {severities[severity]}
              </li>
            ))}
          </ul>
        </>
      ))}
    </details>
  )
}
