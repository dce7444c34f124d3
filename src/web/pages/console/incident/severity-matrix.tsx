import { scopes, severityMatrix } from '../../../../core/severity-matrix.ts'
import { severities } from '../../../../core/vocabulary.ts'
import { Heads } from '../../parts/heads.tsx'

/** Where to begin; whoever classifies decides. */
export function SeverityMatrix() {
  return (
    <details>
      <summary>Keparahan awal menurut dampak dan cakupan</summary>
      <table class="cards">
        <caption class="vh">Keparahan awal menurut dampak dan cakupan</caption>
        <Heads of={['Dampak', ...scopes]} />
        <tbody>
          {severityMatrix.map(({ impact, severities: row }) => (
            <tr>
              <th scope="row">{impact}</th>
              {row.map((severity, place) => (
                <td data-label={scopes[place]}>{severities[severity]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
