// Where a photo says it was taken: read here, before anything is sent, since a place is asked for before there is a request to send
// photos to. Of Exif (CIPA DC-008) only what leads to the GPS tags is read.
import type { LonLat } from "../map/points";

/** Exif stands at the front of a JPEG; no head is longer, bytes. */
const HEAD = 128 * 1024;
const JPEG = 0xffd8;
const APP1 = 0xffe1;
const SCAN = 0xffda;
const EXIF = 0x45786966;
const GPS = 0x8825;
const TAG = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const;

export async function placeOfPhoto(file: Blob): Promise<LonLat | null> {
  try {
    return placeIn(new DataView(await file.slice(0, HEAD).arrayBuffer()));
  } catch {
    // Cut off or damaged: then it tells no place.
    return null;
  }
}

/** The place that the head of a JPEG tells. */
export function placeIn(bytes: DataView): LonLat | null {
  if (bytes.getUint16(0) !== JPEG) return null;
  for (let at = 2; bytes.getUint16(at) !== SCAN; at += 2 + bytes.getUint16(at + 2)) {
    if (bytes.getUint16(at) === APP1 && bytes.getUint32(at + 4) === EXIF) return placeInTiff(new DataView(bytes.buffer, bytes.byteOffset + at + 10, bytes.getUint16(at + 2) - 8));
  }
  return null;
}

function placeInTiff(tiff: DataView): LonLat | null {
  const little = tiff.getUint16(0) === 0x4949;
  const short = (at: number) => tiff.getUint16(at, little);
  const long = (at: number) => tiff.getUint32(at, little);
  /** Where the value of a tag begins in its directory, or where it says that it lies. */
  const entry = (directory: number, tag: number): number | null => {
    for (let index = 0; index < short(directory); index++) {
      const at = directory + 2 + index * 12;
      if (short(at) === tag) return at + 8;
    }
    return null;
  };
  const pointer = entry(long(4), GPS);
  if (pointer === null) return null;
  const gps = long(pointer);
  const degrees = (tag: number, refTag: number, negative: string): number | null => {
    const value = entry(gps, tag);
    const ref = entry(gps, refTag);
    if (value === null || ref === null) return null;
    const at = long(value);
    const part = (index: number) => long(at + index * 8) / long(at + index * 8 + 4);
    const size = part(0) + part(1) / 60 + part(2) / 3600;
    return String.fromCharCode(tiff.getUint8(ref)) === negative ? -size : size;
  };
  const lon = degrees(TAG.longitude, TAG.longitudeRef, "W");
  const lat = degrees(TAG.latitude, TAG.latitudeRef, "S");
  // A camera without a fix writes zeros, or fractions of nothing.
  if (lon === null || lat === null || !Number.isFinite(lon) || !Number.isFinite(lat) || (lon === 0 && lat === 0)) return null;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}
