import { describe, expect, test } from "vitest";
import { placeIn, placeOfPhoto } from "./photo_place";

interface Taken {
  lat: [ref: string, ...parts: number[]];
  lon: [ref: string, ...parts: number[]];
  little?: boolean;
}

/** The head of a JPEG that says where it was taken; the parts are degrees, minutes and seconds, each as a fraction. */
function photo({ lat, lon, little = false }: Taken): Uint8Array<ArrayBuffer> {
  const tiff = new DataView(new ArrayBuffer(128));
  const short = (at: number, value: number) => { tiff.setUint16(at, value, little); };
  const long = (at: number, value: number) => { tiff.setUint32(at, value, little); };
  const entry = (at: number, tag: number, type: number, count: number) => {
    short(at, tag);
    short(at + 2, type);
    long(at + 4, count);
  };
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d);
  short(2, 42);
  long(4, 8);
  short(8, 1);
  entry(10, 0x8825, 4, 1);
  long(18, 26);
  short(26, 4);
  for (const [index, [ref, ...parts]] of [lat, lon].entries()) {
    entry(28 + index * 24, 1 + index * 2, 2, 2);
    tiff.setUint8(36 + index * 24, ref.charCodeAt(0));
    entry(40 + index * 24, 2 + index * 2, 5, 3);
    long(48 + index * 24, 80 + index * 24);
    parts.forEach((part, place) => { long(80 + index * 24 + place * 4, part); });
  }
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xe1, 0, 136, ...new TextEncoder().encode("Exif\0\0")];
  return new Uint8Array([...head, ...new Uint8Array(tiff.buffer), 0xff, 0xda]);
}

const place = (taken: Taken) => placeIn(new DataView(photo(taken).buffer));

describe("the place of a photo", () => {
  test("is read in either order of bytes", () => {
    const taken: Taken = { lat: ["N", 48, 1, 15, 1, 36, 1], lon: ["E", 36, 1, 43, 1, 4800, 100] };
    for (const little of [true, false]) {
      const [lon, lat] = place({ ...taken, little }) ?? [];
      expect(lat).toBeCloseTo(48.26, 6);
      expect(lon).toBeCloseTo(36.73, 6);
    }
  });

  test("is negative in the south and in the west", () => {
    expect(place({ lat: ["S", 33, 1, 0, 1, 0, 1], lon: ["W", 70, 1, 0, 1, 0, 1] })).toEqual([-70, -33]);
  });

  test("is none without a fix, beyond the globe, in other files, or where the file ends", async () => {
    expect(place({ lat: ["N", 0, 0, 0, 0, 0, 0], lon: ["E", 0, 0, 0, 0, 0, 0] })).toBeNull();
    expect(place({ lat: ["N", 0, 1, 0, 1, 0, 1], lon: ["E", 0, 1, 0, 1, 0, 1] })).toBeNull();
    expect(place({ lat: ["N", 91, 1, 0, 1, 0, 1], lon: ["E", 36, 1, 0, 1, 0, 1] })).toBeNull();
    expect(await placeOfPhoto(new Blob(["%PDF-1.7"]))).toBeNull();
    const whole = photo({ lat: ["N", 48, 1, 0, 1, 0, 1], lon: ["E", 36, 1, 0, 1, 0, 1] });
    expect(await placeOfPhoto(new Blob([whole]))).toEqual([36, 48]);
    for (let length = 0; length < whole.length - 2; length += 7) expect(await placeOfPhoto(new Blob([whole.slice(0, length)]))).toBeNull();
  });
});
