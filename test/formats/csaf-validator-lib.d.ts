interface Told {
  tests: { name: string; errors: { instancePath: string; message: string }[]; warnings: { instancePath: string; message: string }[] }[]
}
type Check = (document: unknown) => unknown

declare module '@secvisogram/csaf-validator-lib/mandatoryTests.js' {
  const tests: Record<string, Check>
  export = tests
}
declare module '@secvisogram/csaf-validator-lib/optionalTests.js' {
  const tests: Record<string, Check>
  export = tests
}
declare module '@secvisogram/csaf-validator-lib/schemaTests.js' {
  export const csaf_2_0_strict: Check
}
declare module '@secvisogram/csaf-validator-lib/validate.js' {
  export default function validate(tests: Check[], document: unknown): Promise<Told>
}
