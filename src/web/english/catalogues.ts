import type { Catalogue } from '../language/catalogue.ts'
import { public1 } from './public-1.ts'
import { public2 } from './public-2.ts'
import { public3 } from './public-3.ts'
import { public4 } from './public-4.ts'

/** Every room's words. */
export const catalogues: readonly Catalogue[] = [public1, public2, public3, public4]
