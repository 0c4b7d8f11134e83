import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { unprojectorOf } from '../../../../server/engines/projection/gauss-krueger.ts';

const frame = { epsg: 4545, originEastMeters: 546_400, originNorthMeters: 3_719_300 };

describe('turning centimetres of a frame into longitude and latitude', () => {
  it('agrees with proj4 to a tenth of a millimetre within the zone', () => {
    const zone = proj4('+proj=tmerc +lat_0=0 +lon_0=108 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m');
    const unproject = unprojectorOf(frame);
    const centimetres = fc.integer({ min: -12_000_000, max: 12_000_000 });
    fc.assert(
      fc.property(centimetres, centimetres, (east, north) => {
        const [x = 0, y = 0] = zone.forward(unproject(east, north));
        expect(Math.abs(x - frame.originEastMeters - east / 100)).toBeLessThan(1.5e-4);
        expect(Math.abs(y - frame.originNorthMeters - north / 100)).toBeLessThan(1.5e-4);
      }),
    );
  });

  it('knows the zones by longitude only', () => {
    expect(() => unprojectorOf({ ...frame, epsg: 4491 })).toThrow(RangeError);
    expect(unprojectorOf({ epsg: 4554, originEastMeters: 500_000, originNorthMeters: 0 })(0, 0)).toEqual([
      135, 0,
    ]);
  });
});
