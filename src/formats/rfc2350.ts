import type { Profile } from '../core/profile.ts'

export interface TeamFacts {
  name: string
  shortName: string
  zone: string
  email: string
  phone: string
  /** Working hours, a line each. */
  hours: readonly string[]
  profile: Profile
  /** Where this document and the report form stand, as full addresses. */
  self: string
  report: string
  advisories: string
  /** Date of the last change, ISO. */
  changed: string
}

/** A team's description in the order of RFC 2350, appendix D, as plain text; sections that a team has not written stay out. */
export function rfc2350(facts: TeamFacts): string {
  const { profile } = facts
  const sections: [title: string, parts: [title: string, text: string][]][] = [
    ['1. Document Information', documentParts(facts)],
    ['2. Contact Information', contactParts(facts)],
    [
      '3. Charter',
      [
        ['3.1 Mission Statement', profile.mission],
        ['3.2 Constituency', profile.constituency],
        ['3.3 Sponsorship and/or Affiliation', profile.sponsor],
        ['3.4 Authority', profile.authority],
      ],
    ],
    [
      '4. Policies',
      [
        ['4.2 Co-operation, Interaction and Disclosure of Information', profile.disclosure],
        ['4.3 Communication and Authentication', 'Traffic Light Protocol (TLP) 2.0.'],
      ],
    ],
    ['5. Services', [['5.1 Incident Response', profile.services]]],
    ['6. Incident Reporting Forms', [['', facts.report]]],
    ['7. Disclaimers', [['', profile.disclaimer]]],
  ]
  const written = sections.flatMap(([title, parts]) => section(title, parts))
  return `${`RFC 2350 – ${oneLine(facts.name)}`}\n\n${written.join('\n')}`
}

function documentParts({ changed, self }: TeamFacts): [string, string][] {
  return [
    ['1.1 Date of Last Update', changed.slice(0, 10)],
    ['1.3 Locations where this Document May Be Found', self],
  ]
}

function contactParts(facts: TeamFacts): [string, string][] {
  const { profile } = facts
  return [
    ['2.1 Name of the Team', `${facts.name} (${facts.shortName})`],
    ['2.2 Address', profile.address],
    ['2.3 Time Zone', facts.zone],
    ['2.4 Telephone Number', facts.phone],
    ['2.6 Other Telecommunication', profile.dutyPhone],
    ['2.7 Electronic Mail Address', facts.email],
    ['2.8 Public Keys and Encryption Information', [profile.keyFingerprint, profile.keyUrl].filter(Boolean).join('\n')],
    ['2.10 Other Information', facts.advisories],
    ['2.11 Points of Customer Contact', facts.hours.join('\n')],
  ]
}

function section(title: string, parts: [string, string][]): string[] {
  const said = parts.filter(([, text]) => text.trim() !== '')
  if (said.length === 0) return []
  return [
    title,
    '',
    ...said.flatMap(([name, text]) => [...(name ? [`${name}`] : []), ...text.split('\n').map(line => `    ${oneLine(line)}`), '']),
  ]
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').trimEnd()
}
