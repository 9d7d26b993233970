const maxHost = 253;
// Without the u flag: the last four are the first halves of the code points from U+10800 and from U+1E800 on.
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;
const rightToLeftLabel = /^(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+$/u;

/** Whether the server would offer this as a link: the steps of WebAddress.cs, so that both count the same length. */
export function isWebAddress(text: string): boolean {
  const scheme = /^https?:\/\//i.exec(text)?.[0].length ?? 0;
  if (scheme === 0 || /[\\ \t\r\n]/.test(text)) return false;
  const authority = text.slice(scheme).split(/[/?#]/, 1)[0];
  const colon = authority.lastIndexOf(':');
  const host = colon < 0 ? authority : authority.slice(0, colon);
  const port = colon < 0 ? '' : authority.slice(colon);
  return !authority.includes('@') && isPort(port) && isHost(host);
}

function isPort(port: string): boolean {
  return port === '' || (/^:[0-9]{1,5}$/.test(port) && Number(port.slice(1)) <= 65_535);
}

function isHost(host: string): boolean {
  const ascii = asciiOf(host.replace(/\.$/, '')).toLowerCase();
  const labels = ascii.split('.');
  return (
    ascii.length <= maxHost &&
    labels.length > 1 &&
    labels.every(isLabel) &&
    (!isNumber(labels[labels.length - 1]) || (labels.length === 4 && labels.every(isByte)))
  );
}

// Normalise to form KC first: full-width digits make an IPv4 address. The empty string for what IDNA forbids.
function asciiOf(host: string): string {
  if (isAscii(host)) return host;
  const normal = host.normalize('NFKC');
  if (isAscii(normal)) return normal;
  if (!keepsDirections(normal)) return '';
  const address = `https://${normal}/`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}

// Stricter than the bidi rule of IDNA, which the server's library doesn't check: labels of Hebrew or Arabic alone, or of Latin alone.
function keepsDirections(host: string): boolean {
  return (
    !rightToLeft.test(host) ||
    host.split('.').every((label) => rightToLeftLabel.test(label) || /^[A-Za-z][\x00-\x7f]*$/.test(label))
  );
}

function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

function isLabel(label: string): boolean {
  return label.length <= 63 && /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label);
}

// Browsers read such a host as an IPv4 address, in octal and hexadecimal as well.
function isNumber(label: string): boolean {
  return /^(?:[0-9]*|0x[0-9a-f]*)$/.test(label);
}

function isByte(label: string): boolean {
  return /^(?:0|[1-9][0-9]{0,2})$/.test(label) && Number(label) <= 255;
}
