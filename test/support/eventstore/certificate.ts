import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A private key and the certificate that was signed with it, for this machine alone. */
export type Certified = { readonly key: Buffer; readonly certificate: Buffer };

const LONG_FORM = 0x80;
const BYTE = 0x1_00;
const DAY_MS = 86_400_000;

const lengthOf = (bytes: number): Buffer => {
  if (bytes < LONG_FORM) return Buffer.of(bytes);
  return bytes < BYTE ? Buffer.of(0x81, bytes) : Buffer.of(0x82, bytes >> 8, bytes % BYTE);
};

/** One value of DER: a tag, a length, and what it holds. */
const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
};

const [INTEGER, BITS, OCTETS, NAME_TEXT, TIME, SEQUENCE, SET] = [0x02, 0x03, 0x04, 0x0c, 0x18, 0x30, 0x31];
const [VERSION, IP_ADDRESS, EXTENSIONS] = [0xa0, 0x87, 0xa3];

const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const ALTERNATIVE_NAME = Buffer.from('0603551d11', 'hex');

const instant = (ms: number): Buffer =>
  der(TIME, Buffer.from(`${new Date(ms).toISOString().replaceAll(/[-:T]|\..*/g, '')}Z`));

const bodyOf = (publicKey: KeyObject): Buffer => {
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(NAME_TEXT, Buffer.from('stand-in')))));
  const address = der(SEQUENCE, der(IP_ADDRESS, Buffer.of(127, 0, 0, 1)));
  return der(
    SEQUENCE,
    der(VERSION, der(INTEGER, Buffer.of(2))),
    der(INTEGER, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    der(SEQUENCE, ECDSA_WITH_SHA256),
    name,
    der(SEQUENCE, instant(Date.now() - DAY_MS), instant(Date.now() + DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(EXTENSIONS, der(SEQUENCE, der(SEQUENCE, ALTERNATIVE_NAME, der(OCTETS, address)))),
  );
};

const pemOf = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

const make = (keyFile: string, certificateFile: string): void => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = bodyOf(publicKey);
  const signature = Buffer.concat([Buffer.of(0), sign('sha256', body, privateKey)]);
  const certificate = der(SEQUENCE, body, der(SEQUENCE, ECDSA_WITH_SHA256), der(BITS, signature));
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(certificateFile, pemOf('CERTIFICATE', certificate));
};

export const certificateFileOf = (file: string): string => `${file}.certificate.pem`;

/** Those that lie beside a file; they are made where they are missing. */
export const certifiedBeside = (file: string): Certified => {
  const [keyFile, certificateFile] = [`${file}.key.pem`, certificateFileOf(file)];
  if (!existsSync(certificateFile)) make(keyFile, certificateFile);
  return { key: readFileSync(keyFile), certificate: readFileSync(certificateFile) };
};
