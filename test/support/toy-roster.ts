const two = (n: number): string => String(n).padStart(2, '0');

/** The nth of many numbers that nobody has: whoever had one would be born before 1910. */
export const nipOf = (n: number): string => {
  const birth = `190${n % 10}${two(1 + (Math.floor(n / 10) % 12))}${two(1 + (Math.floor(n / 120) % 28))}`;
  return `${birth}1925011${String(Math.floor(n / 3_360) % 1_000).padStart(3, '0')}`;
};

type Row = { readonly n: number; readonly unit: string; readonly name?: string };

/** A roster as the national staff system exports it. */
export const rosterOf = (rows: readonly Row[]): Buffer =>
  Buffer.from(
    [
      'nip_baru,nama,unor_kode,jabatan_nama,jenis_jabatan,jenis_pegawai',
      ...rows.map(({ n, unit, name = `Pegawai ${n}` }) => `${nipOf(n)},${name},${unit},Analis,Pelaksana,PNS`),
      '',
    ].join('\n'),
  );

export const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, n) => from + n);
