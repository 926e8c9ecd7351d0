type Desk = {
  /** Sends a write, and tells the id of what it is about. */
  readonly send: (path: string, body: object) => Promise<string>;
  /** A text that nothing else holds. */
  readonly mark: (of: string) => string;
  readonly unit: string;
};

/** Plays every write about complaints that carries a text, each with a mark. */
export const markedComplaints = async ({ send, mark, unit }: Desk): Promise<void> => {
  const on = '2024-05-02';
  const about = { receivedOn: '2024-05-01', channel: 'letter', reference: mark('nomor'), text: mark('pengaduan') };
  const receive = async (): Promise<string> => {
    const complainant = { name: mark('pengadu'), contact: mark('alamat pengadu') };
    return `/v1/complaints/${await send('/v1/complaints', { ...about, complainant })}`;
  };
  await send('/v1/grants', { subject: 'local-admin', role: 'complaint-officer' });
  const [answered, forwarded, rejected, withdrawn] = [
    await receive(),
    await receive(),
    await receive(),
    await receive(),
  ];
  await send(`${answered}/return`, { on, reason: mark('kurang lengkap') });
  await send(`${answered}/verify`, { on, tier: 'light', unit, brief: mark('ringkasan pengaduan') });
  await send(`${answered}/answer`, { on, text: mark('jawaban') });
  await send(`${answered}/reopen`, { on, reason: mark('dibuka kembali') });
  await send(`${answered}/undo`, { reason: mark('keliru dibuka') });
  await send(`${answered}/amend`, { text: mark('pengaduan yang benar'), complainant: {}, reason: mark('salah catat') });
  await send(`${forwarded}/forward`, { on, to: mark('instansi'), reason: mark('diteruskan') });
  await send(`${rejected}/reject`, { on, reason: mark('ditolak') });
  await send(`${withdrawn}/withdraw`, { on, reason: mark('dicabut') });
  await send(`${withdrawn}/void`, { reason: mark('batal') });
};
