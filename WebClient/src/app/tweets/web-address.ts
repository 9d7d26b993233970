const ipv4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/** Whether the server would offer this as a link: http or https, a public-looking host, and nobody's name before an `@`. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || /[\\ \t\r\n]/.test(text) || text.includes('//@')) return false;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password || /^https?:\/\/[^/?#]*@/i.test(text)) return false;
  const host = url.hostname.replace(/^\.+|\.+$/g, '');
  return (
    ipv4.test(host) ||
    (host.includes('.') && host.length <= 253 && !host.includes('..') && !host.startsWith('['))
  );
}
