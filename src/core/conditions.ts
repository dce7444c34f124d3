import type { Conditions } from './playbook.ts'
import { type Severity, severities } from './vocabulary.ts'

/** What conditions are asked about: an incident, or what a route knows of one. */
export interface Answered {
  iiv: string | null
  personalData: string | null
  ongoing: string | null
  severity: Severity | null
}

/** True when every named part holds; a severity stands for itself and all that is worse. */
export function holds(known: Answered, { iiv, personalData, ongoing, severity }: Conditions): boolean {
  if (iiv && known.iiv !== iiv) return false
  if (personalData && known.personalData !== personalData) return false
  if (ongoing && known.ongoing !== ongoing) return false
  return !severity || (known.severity !== null && rank(known.severity) >= rank(severity))
}

/** The conditions in words, for whoever asks why a clock runs or a playbook is proposed. */
export function conditionsInWords({ iiv, personalData, ongoing, severity }: Conditions): string[] {
  return [
    iiv && `infrastruktur informasi vital: ${inWords(iiv)}`,
    personalData && `data pribadi terdampak: ${inWords(personalData)}`,
    ongoing && `masih berlangsung: ${inWords(ongoing)}`,
    severity && `tingkat keparahan ${severities[severity]} ke atas`,
  ].filter(word => word !== undefined)
}

/** What was answered so far, always in this order. */
export function answersInWords({ iiv, personalData, ongoing, severity }: Answered): { what: string; answer: string }[] {
  return [
    { what: 'infrastruktur informasi vital', answer: inWords(iiv ?? 'belum diisi') },
    { what: 'data pribadi terdampak', answer: inWords(personalData ?? 'belum diisi') },
    { what: 'masih berlangsung', answer: inWords(ongoing ?? 'belum diisi') },
    { what: 'tingkat keparahan', answer: severity ? severities[severity] : 'belum diisi' },
  ]
}

function inWords(answer: string): string {
  return answer.replaceAll('-', ' ')
}

function rank(severity: Severity): number {
  return Object.keys(severities).indexOf(severity)
}
