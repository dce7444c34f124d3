import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as indonesian from '@zxcvbn-ts/language-id'

const factory = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...indonesian.dictionary },
  graphs: common.adjacencyGraphs,
})

/** 0 to 4, from a guesser's sight. `about`: words they would try first. */
export function scoreOf(password: string, about: string[]): number {
  return factory.check(password, about).score
}
