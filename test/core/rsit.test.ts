import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isRsit, rsit } from '../../src/core/rsit.ts'

interface Machine {
  version: number
  values: { predicate: string; entry: { value: string }[] }[]
}

test('our list is RSIT v1003, value for value and class for class', () => {
  const machine: Machine = JSON.parse(readFileSync(new URL('../../db/data/taxonomy/rsit.json', import.meta.url), 'utf8'))
  expect(machine.version).toBe(1003)
  const theirs = machine.values.flatMap(({ predicate, entry }) => entry.map(({ value }) => [value, predicate]))
  expect(Object.entries(rsit).map(([value, entry]) => [value, entry.class])).toEqual(theirs)
})

test('the trap: exploiting a known vulnerability is ids-alert, a new attack pattern is exploit', () => {
  expect(rsit['ids-alert'].label).toContain('celah yang sudah dikenal')
  expect(rsit.exploit.label).toBe('Pola serangan baru')
})

test('a word that is no RSIT value is none, also when every object has it', () => {
  expect([isRsit('phishing'), isRsit('constructor'), isRsit('judol'), isRsit(null)]).toEqual([true, false, false, false])
})
