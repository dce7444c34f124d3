import { configure } from '@zip.js/zip.js'

/**
 * No threads; and no queue among archives: by itself the library packs only as many files at once as there are processors, so that two
 * downloads that somebody has stopped reading would hold up everybody else's.
 */
configure({ useWebWorkers: false, maxWorkers: 100_000 })

export { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
