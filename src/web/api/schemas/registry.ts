import { z } from '@hono/zod-openapi'
import { assetKinds, contactRoles, organisationKinds } from '../../../core/vocabulary.ts'
import { code, id, limit, maybe, oneOf, paged, said } from '../words.ts'

export const organisation = z
  .object({ code: z.string(), name: z.string(), kind: oneOf(organisationKinds), parent: z.string().nullable() })
  .openapi('Organisation')
export const organisationPage = paged(organisation).openapi('OrganisationPage')
export const organisationNew = z
  .object({ code, name: said(200, 'Nama instansi perlu diisi.'), kind: oneOf(organisationKinds).default('opd') })
  .openapi('OrganisationNew')
export const organisationChange = z
  .object({ name: said(200, 'Nama instansi perlu diisi.').optional(), kind: oneOf(organisationKinds).optional() })
  .openapi('OrganisationChange')

export const contact = z
  .object({
    id: z.string(),
    organisation: z.string(),
    name: z.string(),
    role: oneOf(contactRoles),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    suspended: z.boolean(),
    suspendedWhy: z.string().nullable(),
  })
  .openapi('Contact')
export const contactPage = paged(contact).openapi('ContactPage')
const contactFields = z.object({
  organisation: code,
  name: said(200, 'Nama narahubung perlu diisi.'),
  role: oneOf(contactRoles),
  email: maybe(254),
  phone: maybe(40),
})
export const contactNew = contactFields.openapi('ContactNew')
export const contactChange = contactFields.partial().extend({ suspended: z.boolean().optional() }).openapi('ContactChange')

export const asset = z
  .object({
    id: z.string(),
    organisation: z.string(),
    kind: oneOf(assetKinds),
    value: z.string(),
    name: z.string(),
    iiv: z.boolean(),
    personalData: z.boolean(),
  })
  .openapi('Asset')
export const assetPage = paged(asset).openapi('AssetPage')
const assetFields = z.object({
  organisation: code,
  kind: oneOf(assetKinds),
  value: said(300, 'Nilai aset perlu diisi.'),
  name: z.string().max(200),
  iiv: z.boolean(),
  personalData: z.boolean(),
})
export const assetNew = assetFields.partial({ name: true, iiv: true, personalData: true }).openapi('AssetNew')
export const assetChange = assetFields.partial().openapi('AssetChange')

export const registryQuery = z.object({
  q: z.string().max(200).optional(),
  organisation: code.optional(),
  cursor: z.string().max(120).optional(),
  limit,
})

export const entry = z.object({ id })
