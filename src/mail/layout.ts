/** The frame around a rendered message: 600 px where there is room, 320 px without sideways scrolling, light and dark, no images. */
export function layout(message: { subject: string; language: 'id' | 'en'; body: string }): string {
  return `<!doctype html>
<html lang="${message.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(message.subject)}</title>
<style>${style}</style></head>
<body class="sheet" style="margin:0;padding:0;background-color:#f2f4f7">
<div lang="${message.language}" dir="ltr">
<!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;margin:0 auto"><tr>
<td class="paper" style="padding:24px 16px;background-color:#ffffff;color:#1b2430;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word">
${message.body}
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</div></body></html>
`
}

/** The one thing to do. The whole link stands under it, for those who copy it or cannot see the button. */
export function buttonHtml(label: string, url: string): string {
  const href = escapeHtml(url)
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0 8px"><tr>
<td class="button" style="border-radius:6px;background-color:#0b57a4"><a href="${href}" style="display:inline-block;padding:12px 24px;color:#ffffff;font-weight:bold;text-decoration:none">${escapeHtml(label)}</a></td>
</tr></table>
<p class="link" style="margin:0 0 16px;font-size:14px;word-break:break-all"><a href="${href}">${href}</a></p>
`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character)
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const style = [
  'h1,h2,h3{font-size:18px;line-height:1.3;margin:24px 0 8px}',
  'p,ul,ol{margin:0 0 12px}ul,ol{padding-left:24px}',
  'a{color:#0b57a4}hr{border:0;border-top:1px solid #c9d1db;margin:24px 0}',
  '@media (prefers-color-scheme:dark){',
  '.sheet{background-color:#10151c!important}.paper{background-color:#1a212b!important;color:#e6ebf2!important}',
  'a{color:#8cc2ff}.button{background-color:#8cc2ff!important}.button a{color:#10151c!important}hr{border-color:#445064}}',
].join('')
