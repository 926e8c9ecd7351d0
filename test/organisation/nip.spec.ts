import { describe, expect, it } from '@jest/globals';
import { parseNip } from '../../src/kernel/organisation/nip.js';
import { expectOf } from '../support/expectation.js';

const refused = (raw: string): void => expectOf(parseNip(raw), raw).toBe(undefined);

describe('NIP', () => {
  it('tells the birth date and the employment of a PNS', () => {
    expect(parseNip('190102032010011900')).toStrictEqual({
      nip: '190102032010011900',
      birthDate: '1901-02-03',
      employment: 'PNS',
    });
    expect(parseNip('190102032010122999')?.employment).toBe('PNS');
  });

  it('knows a PPPK by digits that are no month', () => {
    for (const place of ['13', '21', '22', '99']) {
      expectOf(parseNip(`190405062022${place}2901`)?.employment, place).toBe('PPPK');
    }
  });

  it('refuses 00 where a month or the digits of a PPPK stand', () => refused('190102032010001900'));

  it('has any serial, 000 too', () => expect(parseNip('190102032010011000')).toBeTruthy());

  it('knows leap days', () => {
    expect(parseNip('190402292010012901')?.birthDate).toBe('1904-02-29');
    expect(parseNip('200002292024012901')?.birthDate).toBe('2000-02-29');
    refused('190002292010012901');
    refused('190102292010011901');
  });

  it('refuses dates that no calendar has', () => {
    for (const birth of ['19010230', '19010431', '19011303', '19010003', '19010200', '00000101']) {
      refused(`${birth}2010011901`);
    }
  });

  it('refuses a sex that is none', () => {
    for (const sex of ['0', '3', '9']) refused(`19010203201001${sex}901`);
  });

  it('refuses what is not 18 ASCII digits', () => {
    refused('');
    refused('19010203201001190');
    refused('1901020320100119011');
    refused('19010203201001190O');
    refused('1,90102E+17');
    refused(' 190102032010011901');
    refused('190102032010011901\n');
    refused("'190102032010011901");
    refused('١٩٠١٠٢٠٣٢٠١٠٠١١٩٠١');
    refused('１９０１０２０３２０１００１１９０１');
  });
});
