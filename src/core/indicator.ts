/** Makes an indicator unclickable: `hxxps://contoh[.]id`. Hashes, version numbers and plain words pass unchanged. */
export function defang(indicator: string): string {
  return indicator
    .replace(/\bhttp(s?):\/\//gi, 'hxxp$1://')
    .replace(/(?<=[\w-])\.(?=[a-z][\w-])/gi, '[.]')
    .replace(/(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.])/g, '$1[.]$2[.]$3[.]$4')
    .replace(/@/g, '[@]')
}
