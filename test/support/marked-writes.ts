import { type Json, textOf } from './caller.js';
import { markedComplaints } from './marked-complaints.js';
import type { StaffedCity } from './staffed-city.js';
import { nipOf } from './toy-roster.js';

/** Stands in every name, free text and key that is sent, and in nothing else. */
/** Long enough that no random bytes hold it by chance. */
const MARK = 'zqxsandi';

const mark = (of: string): string => `Zqxsandi rahasia ${of}`;

const [UNTIL, POST] = ['2030-12-31', { title: 'Analis', type: 'executive' }];

/** Numbers that marked people have had. */
export const MARKED_NIPS = [900, 901, 902, 903].map(nipOf);

/** Which of what must not be there is there. */
export const secretsIn = (text: string): string[] =>
  [MARK, ...MARKED_NIPS].filter((secret) => text.toLowerCase().includes(secret));

/** Plays every write that carries a name, a number or free text, each with a mark. */
export class MarkedWrites {
  readonly locations: string[] = [];
  private keys = 0;

  constructor(private readonly city: StaffedCity) {}

  async play(): Promise<void> {
    await this.people();
    await this.reforms();
    await this.directives();
    await this.sessions();
    await this.practices();
    await this.courses();
    await this.issues();
    await this.suggestions();
    await markedComplaints({
      send: async (path, body) => this.send(path, body),
      mark,
      unit: this.city.unit('DINAS-A'),
    });
    await this.programmes();
  }

  async send(path: string, body: unknown): Promise<string> {
    const answer = await this.city.office.post(path, body, `Zqxsandikey-${this.keys++}`);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    this.locations.push(answer.headers.get('location') ?? '');
    return textOf(answer, 'id');
  }

  private async people(): Promise<void> {
    const [unit, other] = [this.city.unit('DINAS-A'), this.city.unit('DINAS-B')];
    const person = { nip: nipOf(900), name: 'Zqxsandinama Satu', unit, employment: 'PNS', position: POST };
    const id = await this.send('/v1/staff', { ...person, on: '2024-02-01' });
    await this.send(`/v1/staff/${id}/transfer`, { unit: other, decree: mark('keputusan') });
    await this.send('/v1/transfers', { decree: mark('keputusan bersama'), moves: [{ staff: id, unit }] });
    await this.send(`/v1/staff/${id}/correct`, { nip: nipOf(901), name: 'Zqxsandinama Dua', reason: mark('koreksi') });
    const header = 'nip_baru;nama;unor_kode;agama';
    const rows = [
      `${nipOf(902)};Zqxsandinama Tiga;DINAS-C;Zqxsandiagama`,
      `${nipOf(903)};=Zqxsandinama;DINAS-C;`,
      `${nipOf(903)}9;Zqxsandinama Empat;Zqxsandiunit;`,
      `${nipOf(901)};Zqxsandinama Ganti;DINAS-A;`,
    ];
    await this.send('/v1/imports/roster', Buffer.from([header, ...rows, ''].join('\n')));
    const grant = await this.send('/v1/grants', { subject: 'sementara', role: 'leadership' });
    await this.send(`/v1/grants/${grant}/revoke`, { reason: mark('pencabutan') });
  }

  private async reforms(): Promise<void> {
    const path = `/v1/programmes/${this.city.programme}/reforms`;
    const about = { kind: 'simplification', title: 'Izin', units: [this.city.unit('KOTA')] };
    const steps = { before: { steps: 9, days: 9 }, after: { steps: 3, days: 3 } };
    const propose = async (effectiveOn: string): Promise<string> =>
      this.send(path, { ...about, ...steps, effectiveOn, reason: mark('alasan reformasi') });
    const done = await propose('2024-05-01');
    await this.send(`/v1/reforms/${done}/decree`, { number: '1', signedOn: '2024-04-01' });
    await this.send(`/v1/reforms/${done}/complete`, { evidence: mark('bukti') });
    const later = await propose(this.soon(30));
    await this.send(`/v1/reforms/${later}/postpone`, { effectiveOn: this.soon(60), reason: mark('penundaan') });
    await this.send(`/v1/reforms/${later}/cancel`, { reason: mark('pembatalan') });
  }

  private async directives(): Promise<void> {
    const { staff } = this.city;
    const units = [this.city.unit('KOTA')];
    const path = `/v1/directives/${await this.city.directive('Edaran')}`;
    const answer = { unit: units[0], on: '2024-04-01' };
    const to = async (what: string, index: number): Promise<string> =>
      this.send(`${path}/${what}`, { ...answer, staff: [staff[index]], reason: mark(what) });
    for (const [index, what] of ['declines', 'exception-requests', 'exemptions'].entries()) await to(what, index);
    await to('retractions', 0);
    await this.send(`${path}/revise`, { issuedOn: '2024-06-01', dueOn: '2024-07-01', summary: mark('ringkasan') });
    await this.send(`${path}/target`, { units, on: '2024-06-02', reason: mark('sasaran') });
    await this.send(`${path}/withdraw`, { reason: mark('penarikan') });
  }

  private async sessions(): Promise<void> {
    const path = `/v1/programmes/${this.city.programme}/sessions`;
    const about = { title: 'Rapat', method: 'meeting', minutes: 60, units: [this.city.unit('KOTA')] };
    const plan = async (startsAt: string): Promise<string> =>
      this.send(path, { ...about, startsAt, agenda: mark('agenda'), place: mark('tempat') });
    const held = await plan('2024-04-01T02:00:00Z');
    const staff = this.city.staff.slice(0, 2);
    await this.send(`/v1/sessions/${held}/attendance`, { staff });
    await this.send(`/v1/sessions/${held}/retractions`, { staff, reason: mark('tidak hadir') });
    const off = await plan('2024-04-02T02:00:00Z');
    await this.send(`/v1/sessions/${off}/reschedule`, { startsAt: '2024-04-03T02:00:00Z', reason: mark('pindah') });
    await this.send(`/v1/sessions/${off}/cancel`, { reason: mark('batal') });
  }

  private async practices(): Promise<void> {
    const units = [this.city.unit('KOTA')];
    const about = { title: 'Cara baru', units, on: '2024-04-01', description: mark('uraian') };
    const path = `/v1/practices/${await this.send(`/v1/programmes/${this.city.programme}/practices`, about)}`;
    const seen = { unit: units[0], staff: this.city.staff.slice(0, 3), on: '2024-05-01' };
    await this.send(`${path}/observations`, { ...seen, grade: 'B', source: mark('sumber') });
    await this.send(`${path}/retractions`, { ...seen, reason: mark('keliru') });
    await this.send(`${path}/target`, { units, reason: mark('sasaran praktik') });
    await this.send(`${path}/retire`, { reason: mark('selesai') });
  }

  private async courses(): Promise<void> {
    const units = [this.city.unit('KOTA')];
    const about = { title: 'Bimtek', hours: 8, units, on: '2024-04-01' };
    const path = `/v1/courses/${await this.send(`/v1/programmes/${this.city.programme}/courses`, about)}`;
    const seen = { unit: units[0], staff: this.city.staff.slice(0, 3), on: '2024-05-01' };
    await this.send(`${path}/completions`, { ...seen, result: 'passed', source: mark('sertifikat') });
    await this.send(`${path}/retractions`, { ...seen, reason: mark('keliru lulus') });
    await this.send(`${path}/target`, { units, reason: mark('sasaran pelatihan') });
    await this.send(`${path}/retire`, { reason: mark('pelatihan selesai') });
    const elsewhere = { title: 'Diklat lain', hours: 20, on: '2024-05-02', staff: seen.staff };
    const training = await this.send('/v1/trainings', elsewhere);
    await this.send(`/v1/trainings/${training}/retract`, { reason: mark('bukan diklat') });
    const holiday = await this.send('/v1/holidays', { on: '2024-05-09', name: 'Libur' });
    await this.send(`/v1/holidays/${holiday}/revoke`, { reason: mark('bukan hari libur') });
  }

  private async issues(): Promise<void> {
    const path = `/v1/programmes/${this.city.programme}/resistance-issues`;
    const about = { unit: this.city.unit('DINAS-A'), raisedOn: '2024-05-01', cause: 'distrust', reach: 2 };
    const raise = async (): Promise<string> => {
      const issue = await this.send(path, { ...about, intensity: 'high', description: mark('keluhan') });
      return `/v1/resistance-issues/${issue}`;
    };
    const [resolved, accepted, withdrawn] = [await raise(), await raise(), await raise()];
    await this.send(`${resolved}/answer`, { kind: 'talk', note: mark('catatan') });
    await this.send(`${resolved}/resolve`, { outcome: mark('hasil') });
    await this.send(`${resolved}/reopen`, { reason: mark('dibuka lagi') });
    await this.send(`${accepted}/accept`, { reason: mark('diterima') });
    await this.send(`${withdrawn}/withdraw`, { reason: mark('ditarik') });
  }

  private async suggestions(): Promise<void> {
    const path = `/v1/programmes/${this.city.programme}/suggestions`;
    const about = { unit: this.city.unit('DINAS-A'), receivedOn: '2024-05-01', source: 'letter' };
    const id = await this.send(path, { ...about, text: mark('usul'), from: mark('pengusul') });
    await this.send(`/v1/suggestions/${id}/decline`, { reason: mark('terlalu mahal') });
    await this.send(`/v1/suggestions/${id}/reopen`, { reason: mark('ditimbang lagi') });
    await this.send(`/v1/suggestions/${id}/adopt`, { note: mark('diadopsi') });
    await this.send(`/v1/suggestions/${id}/amend`, { text: mark('usul benar'), reason: mark('salah tulis') });
  }

  private async programmes(): Promise<void> {
    const about: Json = { code: 'P2', title: 'Program kedua', startsOn: '2024-01-01', endsOn: UNTIL };
    const programme = await this.send('/v1/programmes', {
      ...about,
      units: [this.city.unit('KOTA')],
      goal: mark('tujuan'),
    });
    const path = `/v1/programmes/${programme}`;
    await this.send(`${path}/reschedule`, { startsOn: '2024-01-02', endsOn: UNTIL, reason: mark('jadwal') });
    await this.send(`${path}/close`, { outcome: mark('hasil program') });
  }

  private soon(days: number): string {
    return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  }
}
