/** Makes an indicator unclickable: `hxxps://contoh[.]id`. Hashes and plain words pass unchanged. */
export function defang(indicator: string): string {
  return indicator
    .replace(/\bhttp(s?):\/\//gi, 'hxxp$1://')
    .replace(/(?<=[\w-])\.(?=[\w-])/g, '[.]')
    .replace(/@/g, '[@]')
}
