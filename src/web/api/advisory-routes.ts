import { createRoute, z } from '@hono/zod-openapi'
import { answers, jsonBody, needs, problems } from './api.ts'
import {
  advisory,
  advisoryChange,
  advisoryNew,
  advisoryPage,
  advisoryQuery,
  deliveryPage,
  reach,
  reminded,
  returning,
} from './schemas/advisory.ts'
import { attachmentSent } from './schemas/report.ts'
import { id } from './words.ts'

const path = '/api/v1/advisories'
const one = { request: { params: z.object({ id }) } }
const optionalSeq = { body: { required: false, content: { 'application/json': { schema: z.object({ seq: z.int().min(1).optional() }) } } } }

const optionalReason = {
  body: { required: false, content: { 'application/json': { schema: z.object({ reason: z.string().max(2000).optional() }) } } },
}

/** Every call about advisories, as the description says it. `id` is the id or the number. */
export const advisoryRoutes = {
  list: createRoute({
    ...needs('advisories:read'),
    method: 'get',
    path,
    operationId: 'listAdvisories',
    summary: 'Imbauan, yang terbaru lebih dulu',
    request: { query: advisoryQuery },
    responses: { 200: answers('Satu halaman', advisoryPage), ...problems(401, 403, 404, 422) },
  }),
  draft: createRoute({
    ...needs('advisories:write'),
    method: 'post',
    path,
    operationId: 'draftAdvisory',
    summary: 'Menyusun draf',
    request: jsonBody(advisoryNew),
    responses: { 201: answers('Draf', advisory), ...problems(400, 401, 403, 404, 409, 415, 422) },
  }),
  get: createRoute({
    ...needs('advisories:read'),
    ...one,
    method: 'get',
    path: `${path}/{id}`,
    operationId: 'getAdvisory',
    summary: 'Satu imbauan',
    responses: { 200: answers('Imbauan', advisory), ...problems(401, 404) },
  }),
  revise: createRoute({
    ...needs('advisories:write'),
    method: 'patch',
    path: `${path}/{id}`,
    operationId: 'reviseAdvisory',
    summary: 'Mengubah draf; persetujuannya batal. Yang tidak ditulis tetap',
    request: { params: z.object({ id }), ...jsonBody(advisoryChange) },
    responses: { 200: answers('Imbauan', advisory), ...problems(400, 401, 403, 404, 409, 415, 422) },
  }),
  attach: createRoute({
    ...needs('advisories:write'),
    method: 'post',
    path: `${path}/{id}/attachments`,
    operationId: 'attachToAdvisory',
    summary: 'Menambah lampiran draf: paling banyak 5 berkas, bersama-sama 10 MB, bukan program; persetujuannya batal',
    request: { params: z.object({ id }), ...jsonBody(attachmentSent) },
    responses: { 201: answers('Imbauan', advisory), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
  }),
  detach: createRoute({
    ...needs('advisories:write'),
    method: 'delete',
    path: `${path}/{id}/attachments/{sha256}`,
    operationId: 'detachFromAdvisory',
    summary: 'Melepas lampiran draf; persetujuannya batal',
    request: { params: z.object({ id, sha256: z.string().max(64) }) },
    responses: { 200: answers('Imbauan', advisory), ...problems(401, 403, 404, 409, 422) },
  }),
  audience: createRoute({
    ...needs('advisories:read'),
    ...one,
    method: 'get',
    path: `${path}/{id}/audience`,
    operationId: 'getAudience',
    summary: 'Siapa yang akan menerima, siapa tidak dan mengapa',
    responses: { 200: answers('Jangkauan saat ini', reach), ...problems(401, 404) },
  }),
  approve: createRoute({
    ...needs('advisories:send'),
    method: 'post',
    path: `${path}/{id}/approval`,
    operationId: 'approveAdvisory',
    summary: 'Menyetujui; oleh orang lain, bukan penyusunnya',
    request: { params: z.object({ id }), ...optionalSeq },
    responses: { 200: answers('Imbauan', advisory), ...problems(400, 401, 403, 404, 409, 415, 422) },
  }),
  return: createRoute({
    ...needs('advisories:send'),
    method: 'post',
    path: `${path}/{id}/return`,
    operationId: 'returnAdvisory',
    summary: 'Mengembalikan draf kepada penyusunnya dengan catatan; oleh orang lain, bukan penyusunnya',
    request: { params: z.object({ id }), ...jsonBody(returning) },
    responses: { 200: answers('Imbauan', advisory), ...problems(400, 401, 403, 404, 409, 415, 422) },
  }),
  dispatch: createRoute({
    ...needs('advisories:send'),
    ...one,
    method: 'post',
    path: `${path}/{id}/dispatch`,
    operationId: 'dispatchAdvisory',
    summary: 'Mengirim kepada semua penerima; surel keluar lewat antrean',
    responses: { 202: answers('Imbauan', advisory), ...problems(401, 403, 404, 409, 422) },
  }),
  remind: createRoute({
    ...needs('advisories:send'),
    method: 'post',
    path: `${path}/{id}/reminders`,
    operationId: 'remindSilent',
    summary: 'Mengingatkan yang belum menjawab; yang disurati kurang dari 4 jam lalu hanya dengan alasan',
    request: { params: z.object({ id }), ...optionalReason },
    responses: { 202: answers('Berapa yang diingatkan', reminded), ...problems(400, 401, 403, 404, 409, 415, 422) },
  }),
  withdraw: createRoute({
    ...needs('advisories:send'),
    ...one,
    method: 'post',
    path: `${path}/{id}/withdrawal`,
    operationId: 'withdrawAdvisory',
    summary: 'Mencabut',
    responses: { 200: answers('Imbauan', advisory), ...problems(401, 403, 404, 409) },
  }),
  deliveries: createRoute({
    ...needs('advisories:read'),
    ...one,
    method: 'get',
    path: `${path}/{id}/deliveries`,
    operationId: 'listDeliveries',
    summary: 'Kiriman per penerima dan jawabannya',
    request: { params: z.object({ id }), query: advisoryQuery.pick({ cursor: true, limit: true }) },
    responses: { 200: answers('Satu halaman', deliveryPage), ...problems(401, 404, 422) },
  }),
}
