/** What lets a style element of ours through the page's policy: told by the server in the page itself, another one each time. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
